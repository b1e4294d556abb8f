import nlp from 'compromise/two';

const nameTags = new Set(['MaleName', 'FemaleName', 'FirstName', 'LastName', 'Person']);

/** Names and plain words of a dictionary, and the words that can be either or change their part of speech. */
export type WordTable = { names: string; words: string; switches: string };

/**
 * What the identifier guard needs of the dictionary of the package `compromise`: 4,000 names and 20,000 words, each list
 * joined by "|". Its tagger needs 6 ms a sentence and guesses at every name that it does not know, so it is left out; the
 * package itself would take 40 MB and a third of a second of every start.
 */
export function wordTable(): WordTable {
  const model = nlp.model() as {
    one: { lexicon: Readonly<Record<string, string | readonly string[]>> };
    two: { switches: Readonly<Record<string, string>> };
  };
  const entries = Object.entries(model.one.lexicon).map(([word, tags]) => ({ word, tags: [tags].flat() }));
  const isName = ({ tags }: { tags: readonly string[] }) => tags.some((tag) => nameTags.has(tag));
  const joined = (words: readonly string[]) => words.toSorted().join('|');
  return {
    names: joined(entries.filter(isName).map(({ word }) => word)),
    words: joined(entries.filter((entry) => !isName(entry)).map(({ word }) => word)),
    switches: joined(Object.keys(model.two.switches)),
  };
}
