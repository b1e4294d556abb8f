import { stemmer } from 'stemmer';
import type { Word } from './read-words.ts';
import { writtenOut } from './written-out.ts';

/** A class of dialogs/rehearsal/word-classes.yaml found at the words from `from` to `to` (not included). */
export type ClassFound = { id: string; from: number; to: number };
export type FindClasses = (stems: readonly string[]) => ClassFound[];

export const stemOf = (word: string): string => stemmer(word);
export const stemsOf = (words: readonly Word[]): string[] => words.map(({ text }) => stemOf(text));

/** Reads the classes once ("id": "word, several words, …") and gives what finds them in a sentence. */
export function createFindClasses(classes: Readonly<Record<string, string>>): FindClasses {
  const byFirst = new Map<string, { id: string; stems: readonly string[] }[]>();
  for (const [id, list] of Object.entries(classes)) {
    for (const phrase of list.split(',')) {
      const stems = phrase
        .trim()
        .split(/[\s-]+/)
        .flatMap(writtenOut)
        .map(stemOf);
      const [first] = stems;
      if (!first) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { id, stems }]);
    }
  }
  return (stems) => {
    const found: ClassFound[] = [];
    stems.forEach((stem, from) => {
      for (const one of byFirst.get(stem) ?? []) {
        if (one.stems.every((part, i) => stems[from + i] === part))
          found.push({ id: one.id, from, to: from + one.stems.length });
      }
    });
    return found;
  };
}
