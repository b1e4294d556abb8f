import { readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../../src/content/problem.ts';
import { PlainError } from '../local/plain-error.ts';
import { hazardsPath, type Named } from './read-hazards.ts';

const report = z.object({
  startTime: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});
/** What came of each test. `startTime` is in milliseconds since 1970. */
export type Ran = {
  startTime: number;
  tests: readonly { file: string; name: string; status: string }[];
};

/** A report of vitest's json reporter; a plain error where there is none or it is something else. */
export function readReport(root: string, path: string): Ran {
  try {
    const { startTime, testResults } = report.parse(JSON.parse(readFileSync(path, 'utf8')));
    const tests = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ ancestorTitles, title, status }) => ({
        file: relative(root, name).split(sep).join('/'),
        name: [...ancestorTitles, title].join(' > '),
        status,
      })),
    );
    return { startTime, tests };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new PlainError(`there is no report ${path}`);
    throw new PlainError(`${path} is no report of vitest's json reporter`);
  }
}

/** Every named test that did not run, or did not pass, or was changed after it ran. */
export function whatDidNotPass(root: string, named: readonly Named[], { tests, startTime }: Ran): Problem[] {
  return named.flatMap(({ file, title, line }) => {
    const matching = isRunOf(title);
    const runs = tests.filter((one) => one.file === file && matching.test(one.name));
    const bad = runs.find(({ status }) => status !== 'passed');
    const changed = statSync(join(root, file)).mtimeMs > startTime;
    const why =
      runs.length === 0
        ? 'did not run'
        : bad
          ? `${bad.status}: ${bad.name}`
          : changed
            ? 'was changed after this report'
            : undefined;
    return why ? [{ file: hazardsPath, line, message: `${file} > ${title}: ${why}` }] : [];
  });
}

/** A title as the file has it, with %s, %j, $name, may have run under many names. */
function isRunOf(title: string): RegExp {
  const parts = title.split(/%[sdifjoOc#$%]|\$[A-Za-z_][\w.]*/);
  return new RegExp(`^(.* > )?${parts.map((part) => RegExp.escape(part)).join('.*')}$`, 's');
}
