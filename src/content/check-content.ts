import { join } from 'node:path';
import type { KnownGuards } from './check-guards.ts';
import { checkWords } from './check-words.ts';
import type { Content } from './content.ts';
import { readContent } from './load-content.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { type Locale, readLocales } from './read-locale.ts';

export type CheckedContent = { content?: Content; locales: ReadonlyMap<string, Locale>; problems: Problem[] };

/**
 * Checks dialogs/ and locales/ of a project folder together. Gives every problem, in reading order; `content` is there
 * when every file of dialogs/ fits its schema, `locales` are the languages as they were read.
 */
export function checkContent(root: string, known: KnownGuards): CheckedContent {
  const read = readContent(join(root, 'dialogs'), known);
  const locales = readLocales(join(root, 'locales'));
  const problems = inReadingOrder([...read.problems, ...checkWords(locales, read.content)]);
  return { ...read, locales, problems };
}
