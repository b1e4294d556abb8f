import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { Problem } from '../../src/content/problem.ts';
import { PlainError } from '../local/plain-error.ts';
import { hazardsPath, type Named } from './read-hazards.ts';

/** The tests of each file, by the names that vitest gives them: "describe > title", with %s and $name as written. */
export type Listed = ReadonlyMap<string, readonly string[]>;

/**
 * Asks vitest, which reads the files with a parser and runs none of them: a title in a comment is no test, and one that is
 * built in a line of its own is found. A second or two; a search of our own would be quicker and wrong.
 */
export function listTests(root: string): Listed {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const args = [vitest, 'list', '--json', '--root', root];
  const { stdout, status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new PlainError(`vitest could not list the tests:\n${stderr || stdout}`);
  const found = JSON.parse(stdout.slice(stdout.indexOf('['))) as { name: string; file: string }[];
  const by = Map.groupBy(found, ({ file }) => relative(root, file).split(sep).join('/'));
  // Where a title holds a double quote, the listing writes it with a backslash.
  return new Map(
    [...by].map(([file, tests]) => [file, tests.map(({ name }) => name.replaceAll('\\"', '"'))]),
  );
}

/** A title may be given with the describes around it or without. */
export const isCalled = (name: string, title: string) => name === title || name.endsWith(` > ${title}`);

/** Every test that a control names and that is not there, with what its file has instead. */
export function missingTests(named: readonly Named[], listed: Listed): Problem[] {
  return named.flatMap(({ file, title, line }) => {
    const names = listed.get(file);
    if (names?.some((name) => isCalled(name, title))) return [];
    const message = names ? `${file} has no test "${title}"` : `there is no test file ${file}`;
    return [{ file: hazardsPath, line, message }];
  });
}
