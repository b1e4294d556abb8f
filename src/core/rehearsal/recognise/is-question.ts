import type { Sentence } from './read-words.ts';

const before = new Set(['and', 'so', 'but', 'okay', ',', 'well']);
const asking = new Set(
  `do does did have has had is are was were can could will would should who what where when why how which any ever`.split(
    ' ',
  ),
);

/** Does it ask, with its question mark or without? */
export function isQuestion({ words, asks }: Sentence): boolean {
  if (asks) return true;
  const [first, second] = words.filter(({ text }) => !before.has(text));
  return first !== undefined && second !== undefined && asking.has(first.text);
}
