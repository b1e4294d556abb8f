/**
 * npm run cases [-- PATH... --json FILE]: plays case files (default: tests/cases) through the real conversation. One
 * line a case, then "N passed, N failed". Exit code 1 when a case failed or when there was none.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportOf, runCases } from '../src/cases/run-cases.ts';
import { loadContent } from '../src/content/load-content.ts';
import { knownGuards } from '../src/known-guards.ts';

const root = join(import.meta.dirname, '..');

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const paths = positionals.length > 0 ? positionals : [join(root, 'tests/cases')];
  const results = runCases(loadContent(join(root, 'dialogs'), knownGuards), paths);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
  if (results.length === 0) console.log(`There is no case file in ${paths.join(', ')}.`);
  for (const line of reportOf(results)) console.log(line);
  process.exitCode = results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
