import nlp from 'compromise/two';
import { moreNames } from './more-names.ts';
import { namesThatAreDates, namesThatAreWords } from './names-that-are-words.ts';
import { notNames } from './not-names.ts';

/**
 * `name`: a name and nothing else. `both`: a name and a word. `date`: a name and a month or season. `plain`: a word.
 * `unknown`: in no list; with a capital in the middle of a sentence most likely a name.
 */
export type WordKind = 'name' | 'both' | 'date' | 'plain' | 'unknown';

/**
 * The library's dictionary: 24,000 words and 4,000 names with their parts of speech. Only that is taken of it. Its tagger
 * needs 6 ms a sentence and guesses at every name that it does not know.
 */
const model = nlp.model() as {
  one: { lexicon: Readonly<Record<string, string | readonly string[]>> };
  two: { switches: Readonly<Record<string, string>> };
};
const lexicon = new Map(Object.entries(model.one.lexicon).map(([word, tags]) => [word, [tags].flat()]));
const nameTags = new Set(['MaleName', 'FemaleName', 'FirstName', 'LastName', 'Person']);

/** What kind of word it is. In: small letters, straight apostrophes, no ending 's. */
export function whichWord(word: string): WordKind {
  if (namesThatAreDates.has(word)) return 'date';
  if (namesThatAreWords.has(word)) return 'both';
  if (notNames.has(word)) return 'plain';
  const tags = lexicon.get(word);
  if (moreNames.has(word)) return 'name';
  if (tags?.some((tag) => nameTags.has(tag))) return isSwitch(word) ? 'both' : 'name';
  if (tags || isSwitch(word)) return 'plain';
  if (word.includes('-')) return joined(word.split('-'));
  return isFormed(word) ? 'plain' : 'unknown';
}

const isSwitch = (word: string) => Object.hasOwn(model.two.switches, word);

/** "campbell-brown" is a name if a part is; "multi-agency" is a word if its parts are. */
function joined(parts: readonly string[]): WordKind {
  const kinds = parts.filter(Boolean).map(whichWord);
  if (kinds.includes('plain')) return 'plain';
  return kinds.includes('name') ? 'name' : 'unknown';
}

const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ies$/, ['y']],
  [/(?:es|s)$/, ['', 'e']],
  [/(?:ed|ing|er|est|en)$/, ['', 'e']],
  [/(.)\1(?:ed|ing|er)$/, ['$1']],
  [/i(?:ed|er|est|ly|ness)$/, ['y']],
  [/(?:ly|ness|ful|less|able|ish|y)$/, ['', 'e', 'y']],
  [/^(?:un|re|non|pre|post|ante|over|under|out|mis|dis|multi|anti|self|step|grand)-?/, ['']],
];

/** Endings that words have and names hardly: of actions, states, illnesses and drugs. */
const shape = new RegExp(
  `^.{2,}(?:${[
    '(?:tion|sion|ment|ness|ship|hood|ism|ity|ous|ive|ical|less|ful|ward|wards|wise|ology|ologist|ologists|ist|ists)s?',
    '(?:itis|osis|aemia|emia|pathy|ectomy|otomy|ostomy|oma|algia|trophy|plasty|scopy|gram|graphy|uria|pnoea|rrhoea|plegia)',
    '(?:pril|sartan|statin|azepam|zolam|pram|azole|mycin|micin|cillin|floxacin|cycline|olol|dipine|apine|tidine|triptan)',
    '(?:gliptin|gliflozin|glutide|oxetine|traline|azine|amine|idine|adone|odone|orphine|oxone|trexone|semide|thiazide)',
    '(?:amide|parin|xaban|gatran|phylline|terol|asone|olone|onide|barbital|profen|prosate|pezil|setron|ovir|umab|inib)',
    '(?:thyroxine|clone|zolin|pidem|trigine|piprazole|peridone|ridone|dopa|pentin|gabalin|atrine|ephrine|caine|oxin)',
  ].join('|')})$`,
);

function isFormed(word: string): boolean {
  if (shape.test(word)) return true;
  return endings.some(
    ([ending, roots]) =>
      ending.test(word) &&
      roots.some((root) => {
        const stem = word.replace(ending, root);
        return stem.length > 2 && (isWord(stem) || (stem.length > 4 && shape.test(stem)));
      }),
  );
}

function isWord(stem: string): boolean {
  const tags = lexicon.get(stem);
  return (
    notNames.has(stem) || isSwitch(stem) || (tags !== undefined && !tags.some((tag) => nameTags.has(tag)))
  );
}
