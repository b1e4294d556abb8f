/**
 * npm run hazards: checks docs/safety/hazards.yaml (form, and that every test that a control names is there) and writes
 * docs/safety/hazard-log.md from it.
 * npm run hazards -- --ran FILE: checks besides that each of those tests ran and passed, by the report that `npm test`
 * leaves in .data/test-report.json; writes nothing, and a log that is out of date is a mistake. Exit code 1 on any.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatProblem, type Problem } from '../src/content/problem.ts';
import { readHazards } from './hazards/read-hazards.ts';
import { logPath, renderLog } from './hazards/render-log.ts';
import { readReport, whatDidNotPass } from './hazards/tests-ran.ts';
import { listTests, missingTests } from './hazards/tests-there.ts';
import { explain } from './local/plain-error.ts';
import { projectRoot } from './local/where-things-are.ts';

try {
  const { values } = parseArgs({ options: { ran: { type: 'string' } } });
  process.exitCode = run(values.ran);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

function run(report: string | undefined): number {
  const read = readHazards(projectRoot);
  if (!('hazards' in read)) return tell(read.problems);
  const missing = missingTests(read.named, listTests(projectRoot));
  if (missing.length > 0) return tell(missing);

  const log = renderLog(read.hazards);
  const path = join(projectRoot, logPath);
  if (report === undefined) {
    writeFileSync(path, log);
  } else {
    const upToDate = existsSync(path) && readFileSync(path, 'utf8') === log;
    const stale = { file: logPath, line: 1, message: 'is out of date: npm run hazards writes it' };
    const notPassed = whatDidNotPass(projectRoot, read.named, readReport(projectRoot, report));
    if (notPassed.length > 0 || !upToDate) return tell([...notPassed, ...(upToDate ? [] : [stale])]);
  }
  const controls = read.hazards.flatMap((one) => one.controls);
  const untested = controls.filter((one) => one.untested);
  const lacking = read.hazards.filter((one) => one.missing);
  console.log(
    `hazards: ${read.hazards.length}, controls: ${controls.length}, of which without a test: ${untested.length}, ` +
      `tests named: ${read.named.length}${report ? ', all ran and passed' : ''}; ` +
      `hazards with something not there yet: ${lacking.length}`,
  );
  return 0;
}

function tell(problems: readonly Problem[]): number {
  for (const problem of problems) console.log(formatProblem(problem));
  console.log(`hazards: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
  return 1;
}
