import { type WordKind, whichWord } from './which-word.ts';

/** One word of a note: where it stands, how it is written, what stood before it. */
export type Word = {
  start: number;
  end: number;
  text: string;
  /** Small letters, straight apostrophe, no ending 's. */
  base: string;
  possessive: boolean;
  kind: WordKind;
  /** Begins with a capital. */
  capital: boolean;
  /** All in capitals and longer than one letter. */
  shouted: boolean;
  /** "J." or "T.K." */
  initials: boolean;
  /** A capital means nothing here: a sentence, a quotation or a line begins. */
  begins: boolean;
  /** What stands between the word before and this one. */
  gap: string;
};

const word =
  /(?<![\p{L}\p{N}])(?:\p{Lu}\.(?: ?\p{Lu}\.)*(?!\p{L})|\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*)(?![\p{L}\p{N}])/gu;
const beginning = /(?:[.!?:\n•"“”‘+]|\s[-–—])\s*["“‘(]?$/u;
const abbreviation = /^(?:mr|mrs|ms|dr|prof|st|rev|approx|no|tel|vs|eg|ie)$/;

/** The words of a note, in order. A word with a digit in it is none. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(word)) {
    const [written] = match;
    const start = match.index;
    const before = words.at(-1);
    const gap = text.slice(before?.end ?? 0, start);
    const initials = written.includes('.');
    const small = written.toLowerCase().replaceAll('’', "'");
    const possessive = /[^s]'s$|s'$/.test(small);
    const base = initials ? small : small.replace(/'s$/, '');
    const abbreviated = gap.trim() === '.' && before !== undefined && abbreviation.test(before.base);
    words.push({
      ...{ start, end: start + written.length, text: written, base, possessive, initials, gap },
      kind: initials ? 'unknown' : whichWord(base),
      capital: /^\p{Lu}/u.test(written),
      shouted: written.length > 1 && /^[\p{Lu}'’-]+$/u.test(written.replace(/['’]s$/, '')),
      begins: before === undefined || (!abbreviated && !before.initials && beginning.test(gap)),
    });
  }
  return words;
}
