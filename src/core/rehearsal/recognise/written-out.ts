/** Short and careless forms, as they are typed without an apostrophe or in a message; after each what it stands for. */
const forms: ReadonlyMap<string, readonly string[]> = new Map(
  `dont do not, doesnt does not, didnt did not, isnt is not, wasnt was not, arent are not, werent were not,
  havent have not, hasnt has not, hadnt had not, wont will not, wouldnt would not, couldnt could not,
  shouldnt should not, cant can not, cannot can not, mustnt must not, neednt need not, aint is not, int is
  not, shant shall not, mightnt might not, im i am, ive i have, youre you are, youve you have, youd you
  would, youll you will, hes he is, shes she is, theyre they are, theyve they have, theyd they would,
  theyll they will, thats that is, whats what is, whos who is, hows how is, wheres where is, theres there
  is, lets let us, itll it will, itd it would, weve we have, gonna going to, wanna want to, gotta got to,
  gotcha got you, dunno do not know, kinda kind of, sorta sort of, ya you, yer your, u you, ur your, yr
  your, r are, ppl people, cos because, coz because, cuz because, bc because, tho though, thru through,
  pls please, thx thanks, ta thanks, ok okay, k okay, summat something, owt anything, nowt nothing, yous
  you, em them, til until, n and, tmrw tomorrow, tomoz tomorrow, appt appointment, sth something, smth
  something, mam mum, mom mum, wud would, cud could, shud should, abt about, wot what, wat what`
    .split(',')
    .map((form) => form.trim().split(/\s+/))
    .map(([short = '', ...full]) => [short, full]),
);

const endings: readonly (readonly [RegExp, string])[] = [
  [/^can't$/, 'can not'],
  [/^won't$/, 'will not'],
  [/^shan't$/, 'shall not'],
  [/^ain't$/, 'is not'],
  [/^let's$/, 'let us'],
  [/n't$/, ' not'],
  [/'m$/, ' am'],
  [/'re$/, ' are'],
  [/'ve$/, ' have'],
  [/'ll$/, ' will'],
  [/'d$/, ' would'],
  [/^(it|that|what|who|how|where|there|he|she|here|when|why)'s$/, '$1 is'],
  [/'s?$/, ''],
];

/** The words that one typed word stands for, small and with straight apostrophes resolved: "Couldn’t" is "could", "not". */
export function writtenOut(typed: string): string[] {
  const small = typed.normalize('NFKC').toLowerCase().replace(/[’`´]/g, "'");
  const known = forms.get(small);
  if (known) return [...known];
  for (const [ending, full] of endings) {
    if (!ending.test(small)) continue;
    const out = small.replace(ending, full);
    return out
      .split(' ')
      .flatMap((word) => forms.get(word) ?? (word === '' ? [] : [word.replaceAll("'", '')]));
  }
  return [small.replaceAll("'", '')];
}
