/**
 * npm run licences: lists what every package that can be installed is licensed under, and fails (exit code 1) on one that
 * is not on the list of scripts/local/licence-policy.ts. `--all` names every package.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licencesIn, refused } from './local/licence-policy.ts';
import { projectRoot } from './local/where-things-are.ts';

const packages = licencesIn(JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')));
const runs = packages.filter(({ dev }) => !dev);
const all = process.argv.includes('--all');

for (const [title, some] of [
  ['What runs in production', runs],
  ['What only builds, tests and tries out', packages.filter(({ dev }) => dev)],
] as const) {
  console.log(`${title}: ${some.length} packages`);
  const licences = [...new Set(some.map(({ licence }) => licence))];
  const under = (licence: string) => some.filter((one) => one.licence === licence);
  for (const licence of licences.toSorted((a, b) => under(b).length - under(a).length)) {
    const names = under(licence).map(({ name, version }) => `${name}@${version}`);
    console.log(`  ${licence}: ${names.length}${all || names.length < 4 ? ` (${names.join(', ')})` : ''}`);
  }
}
const wrong = packages.filter(refused);
for (const { name, version, licence, dev } of wrong) {
  console.log(`not on the list: ${name}@${version}, ${licence}${dev ? '' : ', runs in production'}`);
}
console.log(`licences: ${wrong.length} not on the list`);
process.exitCode = wrong.length > 0 ? 1 : 0;
