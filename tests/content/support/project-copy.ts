import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkContent } from '../../../src/content/check-content.ts';
import type { KnownGuards } from '../../../src/content/check-guards.ts';
import type { Problem } from '../../../src/content/problem.ts';
import { knownGuards } from '../../../src/known-guards.ts';

export const projectRoot = resolve(import.meta.dirname, '../../..');

/** An empty folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-content-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** One slip in the real content must not fail every test here: what is wrong there already does not count. */
const alreadyWrong = new Set(
  checkContent(projectRoot, knownGuards).problems.map(({ file, message }) => `${file} ${message}`),
);

/** A copy of the real dialogs/ and locales/ in which one test can make a mistake. Lines count from 1. */
export function copyProject() {
  const root = temporaryFolder();
  for (const folder of ['dialogs', 'locales'])
    cpSync(join(projectRoot, folder), join(root, folder), { recursive: true });
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

  return {
    root,
    /** Replaces the first match; gives its line. Throws when there is none: the test would then prove nothing. */
    edit(file: string, find: RegExp, put: string): number {
      const text = read(file);
      const match = find.exec(text);
      if (!match) throw new Error(`${file} holds nothing like ${find}`);
      writeFileSync(
        join(root, file),
        text.replace(find, () => put),
      );
      return lineOf(text, match.index);
    },
    /** The line of the first match. */
    find(file: string, find: RegExp): number {
      return lineOf(read(file), read(file).search(find));
    },
    /** Adds a line at the end; gives its line. */
    append(file: string, line: string): number {
      appendFileSync(join(root, file), `${line}\n`);
      return read(file).trimEnd().split('\n').length;
    },
    write(file: string, text: string): void {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    },
    remove(file: string): void {
      rmSync(join(root, file));
    },
    /** The problems that the test itself made. */
    problems(known: KnownGuards = knownGuards): Problem[] {
      const { problems } = checkContent(root, known);
      return problems.filter(({ file, message }) => !alreadyWrong.has(`${file} ${message}`));
    },
  };
}
