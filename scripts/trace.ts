/**
 * npm run trace [-- DIR --json FILE]: for DIR (default: this project), every content item with its source, then every section of the guidance
 * (dialogs/guidance.yaml) with what answers it, or why nothing does. Exit code 1 when a section is neither answered nor
 * explained, or when an item's source is missing or names no section.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportOf } from '../src/trace/report.ts';
import { trace } from '../src/trace/trace.ts';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const traced = trace(positionals[0] ?? join(import.meta.dirname, '..'));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(traced, undefined, 2)}\n`);
  for (const line of reportOf(traced)) console.log(line);
  process.exitCode = traced.gaps.length + traced.problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
