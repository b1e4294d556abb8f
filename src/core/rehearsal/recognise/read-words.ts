import { writtenOut } from './written-out.ts';

/**
 * One word as the recogniser reads it. `text` is small and written out ("dont" gives "do" and "not", both standing where
 * "dont" stands); `start` and `end` are places in the text that was typed.
 */
export type Word = { text: string; start: number; end: number };
export type Sentence = { words: readonly Word[]; asks: boolean };

/** Nobody says more in one breath; a longer text is read up to here, so that a pasted book costs no more than a page. */
export const mostCharacters = 6000;

const token = /[\p{L}\p{N}]+(?:['’`´][\p{L}]+)*|[.!?;…\n]+|,/gu;
const abbreviations = new Set(['dr', 'mr', 'mrs', 'ms', 'st', 'prof', 'eg', 'ie', 'etc', 'vs']);

/** The sentences of an utterance, at full stops, question marks and new lines. None when no word is in it. */
export function readSentences(typed: string): Sentence[] {
  const sentences: Sentence[] = [];
  let words: Word[] = [];
  const end = (asks: boolean) => {
    if (words.length > 0) sentences.push({ words, asks });
    words = [];
  };
  for (const match of typed.slice(0, mostCharacters).matchAll(token)) {
    const [written] = match;
    const start = match.index;
    if (/^\p{L}|^\p{N}/u.test(written)) {
      for (const text of writtenOut(written)) words.push({ text, start, end: start + written.length });
    } else if (written === ',') {
      words.push({ text: ',', start, end: start + 1 });
    } else if (written !== '.' || !abbreviations.has(words.at(-1)?.text ?? '')) {
      end(written.includes('?'));
    }
  }
  end(false);
  return sentences;
}
