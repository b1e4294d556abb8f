import { plain } from '../conversation/commands.ts';

/** The words of a text as the search compares them: no case, no punctuation, "laws" as "law". */
export function wordsIn(text: string): string[] {
  return plain(text)
    .split(' ')
    .filter((word) => word !== '')
    .map(withoutPlural);
}

const withoutPlural = (word: string) => (word.length > 3 && /[^siu]s$/.test(word) ? word.slice(0, -1) : word);

/** The words that say something, each once: "what is the number for respect" is about "number respect". */
export const tellingWords = (words: readonly string[], ignored: ReadonlySet<string>) => [
  ...new Set(words.filter((word) => !ignored.has(word))),
];
