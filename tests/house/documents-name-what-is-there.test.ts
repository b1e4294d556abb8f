import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/content.ts';

const documents = globSync(['*.md', 'docs/**/*.md', 'dialogs/*.md'], { cwd: projectRoot });
const scripts = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).scripts as object;
const text = (name: string) => readFileSync(join(projectRoot, name), 'utf8');

/** Paths in backticks or links that begin in a folder of the project. Made at run time, `.data/` is not looked for. */
const pathsIn = (document: string) =>
  [...text(document).matchAll(/[`(]((?:src|dialogs|locales|tests|scripts|docs|deploy)\/[\w./-]*)/g)].map(
    (match) => match[1] as string,
  );

test('there are documents to check', () => {
  expect(documents).toContain('README.md');
  expect(pathsIn('README.md').length).toBeGreaterThan(10);
});

test.each(documents)('%s names only files and folders that are there', (document) => {
  const missing = pathsIn(document).filter(
    (path) => !existsSync(join(projectRoot, path)) && globSync(`${path}*`, { cwd: projectRoot }).length === 0,
  );
  expect(missing).toEqual([]);
});

test.each(documents)('%s names only commands that package.json has', (document) => {
  const named = [...text(document).matchAll(/npm run ([a-z][a-z:-]*)/g)].map((match) => match[1] as string);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
