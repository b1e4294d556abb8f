import { join } from 'node:path';
import type { KnownGuards } from './check-guards.ts';
import { checkWords } from './check-words.ts';
import type { Content } from './content.ts';
import { readContent } from './load-content.ts';
import { inReadingOrder, type Problem } from './problem.ts';

/**
 * Checks dialogs/ and locales/ of a project folder together. Gives every problem, in reading order; `content` is there
 * when every file of dialogs/ fits its schema.
 */
export function checkContent(root: string, known: KnownGuards): { content?: Content; problems: Problem[] } {
  const read = readContent(join(root, 'dialogs'), known);
  const problems = inReadingOrder([...read.problems, ...checkWords(join(root, 'locales'), read.content)]);
  return { ...read, problems };
}
