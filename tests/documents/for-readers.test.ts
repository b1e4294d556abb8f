import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { baseLocale, readLocale } from '../../src/content/read-locale.ts';
import { projectRoot } from '../support/content.ts';

const forReaders = ['docs/for-clinicians.md', 'docs/for-trainees.md', 'docs/for-leads.md'];
const documents = globSync(['*.md', 'docs/*.md', 'dialogs/*.md'], { cwd: projectRoot });
const textOf = (document: string) => readFileSync(join(projectRoot, document), 'utf8');

const words = [...readLocale(join(projectRoot, 'locales', baseLocale), baseLocale).words.values()];
const shown = new Set(words.filter(({ key }) => !key.startsWith('commands:')).flatMap(({ value }) => value));
const typed = new Set(words.filter(({ key }) => key.startsWith('commands:')).flatMap(({ value }) => value));

const marked = (document: string, mark: RegExp) =>
  [...textOf(document).matchAll(mark)].map((match) => (match[1] as string).replaceAll('\n', ' '));

test.each(forReaders)('%s: each button in bold is called so in Askwell', (document) => {
  const buttons = marked(document, /\*\*([^*]+)\*\*/g);
  expect(buttons.length).toBeGreaterThan(4);
  expect(buttons.filter((button) => !shown.has(button))).toEqual([]);
});

test.each(forReaders)('%s: each word to type is understood', (document) => {
  const phrases = marked(document, /`([^`]+)`/g);
  expect(phrases.length).toBeGreaterThan(3);
  expect(phrases.filter((phrase) => !typed.has(phrase))).toEqual([]);
});

test.each(forReaders)('%s: each level and phrase in quotation marks is Askwell’s own', (document) => {
  const quoted = marked(document, /“([^”]+)”/g);
  const all = [...shown].join('\n').toLowerCase();
  expect(quoted.filter((phrase) => !all.includes(phrase.toLowerCase()))).toEqual([]);
});

/** What a document shows, by its place in the project. */
const picturesOf = (document: string) =>
  [...textOf(document).matchAll(/(?:<img src="|!\[[^\]]*\]\()([^")]+\.png)/g)].map((match) =>
    join(dirname(document), match[1] as string),
  );

test.each(documents)('%s shows pictures that are there, each with a text in its place', (document) => {
  const text = textOf(document);
  expect(picturesOf(document).filter((picture) => !existsSync(join(projectRoot, picture)))).toEqual([]);
  expect(text.match(/!\[\s*\]|<img(?![^>]*alt="[^"]+")/g)).toBeNull();
});

test('every picture is shown somewhere, and is light enough to be kept in a repository', () => {
  const folder = join('docs', 'images');
  const pictures = readdirSync(join(projectRoot, folder)).map((name) => join(folder, name));
  const wanted = new Set(documents.flatMap(picturesOf));
  expect(pictures.filter((picture) => !wanted.has(picture))).toEqual([]);
  expect(pictures.filter((picture) => statSync(join(projectRoot, picture)).size > 90_000)).toEqual([]);
});
