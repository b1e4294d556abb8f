import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../support/content.ts';

const folder = join(projectRoot, 'src/store/migrations');
const here = join(projectRoot, 'tests/upgrade');
const today = readdirSync(folder).sort();
const released = parse(readFileSync(join(here, 'released.yaml'), 'utf8')) as Record<
  string,
  Record<string, string>
>;
const versions = Object.entries(released).map(([version, digests]) => ({ version, digests }));
const dumps = globSync('*.sql', { cwd: here }).sort();

test('each released version has its database here, and nothing else has one', () => {
  expect(versions.length).toBeGreaterThan(0);
  expect(dumps).toEqual(versions.map(({ version }) => `${version}.sql`).sort());
});

test.each(versions)('the migrations of $version are what they were', ({ digests }) => {
  const now = Object.keys(digests).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  ]);
  expect(Object.fromEntries(now)).toEqual(digests);
});

test.each(versions)('nothing was put in among the migrations of $version', ({ digests }) => {
  // A database of that release would have it applied after those that follow it.
  expect(today.slice(0, Object.keys(digests).length)).toEqual(Object.keys(digests).sort());
});

test.each(versions)('the database of $version has had just these', ({ version, digests }) => {
  const sql = readFileSync(join(here, `${version}.sql`), 'utf8');
  const applied = [...sql.matchAll(/^insert into migration values \('([\w.-]+)'/gm)].map(([, name]) => name);
  expect(applied.toSorted()).toEqual(Object.keys(digests).sort());
});
