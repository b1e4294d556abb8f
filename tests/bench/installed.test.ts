import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isInstalled } from '../../scripts/bench/install-peers.ts';
import { projectRoot } from '../support/content.ts';

const lock = JSON.parse(readFileSync(join(projectRoot, 'bench', 'package-lock.json'), 'utf8'));
const { '': _root, ...packages } = lock.packages;

test('what npm noted down of this very lockfile is installed', () => {
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(isInstalled(lock, { packages })).toBe(true);
});

test.each([
  ['is missing', undefined],
  ['has another version', { version: '4.0.0' }],
])('it is not where one package %s', (_what, instead) => {
  const { 'node_modules/botbuilder': _one, ...others } = packages;
  const there = instead ? { ...others, 'node_modules/botbuilder': instead } : others;
  expect(isInstalled(lock, { packages: there })).toBe(false);
});

test('a package for another kind of machine may be missing', () => {
  const wanted = { ...packages, 'node_modules/elsewhere': { version: '1.0.0', optional: true } };
  expect(isInstalled({ packages: wanted }, { packages })).toBe(true);
});
