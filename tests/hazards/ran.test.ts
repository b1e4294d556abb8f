import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Named, readHazards } from '../../scripts/hazards/read-hazards.ts';
import { readReport, whatDidNotPass } from '../../scripts/hazards/tests-ran.ts';
import { projectWith, smallLog } from './support/small-log.ts';

const later = Date.now() + 60_000;
const passed = [
  { ancestorTitles: [], title: 'sent again', status: 'passed' },
  { ancestorTitles: ['messages'], title: 'a page (over\ntwo lines): sent once', status: 'passed' },
  { ancestorTitles: ['messages'], title: 'a note: sent once', status: 'passed' },
];

/** What is said of the named tests after a run with these results, in a project that ends with the test. */
function saysOf(assertionResults: object[], startTime = later): string[] {
  const root = projectWith(smallLog);
  const path = join(root, 'report.json');
  const results = [{ name: join(root, 'tests/one.test.ts'), assertionResults }];
  writeFileSync(path, JSON.stringify({ startTime, testResults: results }));
  const { named } = readHazards(root) as { named: Named[] };
  return whatDidNotPass(root, named, readReport(root, path)).map(({ line, message }) => `${line} ${message}`);
}
const but = (n: number, status: string) => passed.map((one, i) => (i === n ? { ...one, status } : one));

test('all ran and passed, also those whose titles are filled in', () => expect(saysOf(passed)).toEqual([]));

test('one that was not run is named by every line that counts on it', () =>
  expect(saysOf(passed.slice(1))).toEqual([
    '10 tests/one.test.ts > sent again: did not run',
    '25 tests/one.test.ts > sent again: did not run',
  ]));

test.each(['failed', 'skipped', 'pending', 'todo'])(
  'one of many under a title that %s counts against it',
  (status) =>
    expect(saysOf(but(2, status))).toEqual([
      `11 tests/one.test.ts > %s: sent once: ${status}: messages > a note: sent once`,
    ]),
);

test.each(['sent again and again', 'never sent again'])('"%s" is another test', (title) =>
  expect(saysOf([{ ...passed[0], title }, ...passed.slice(1)])).toHaveLength(2),
);

test('a test that was changed after the run has not run', () => {
  const changed = saysOf(passed, Date.now() - 60_000);
  expect(changed).toHaveLength(3);
  expect(changed[0]).toBe('10 tests/one.test.ts > sent again: was changed after this report');
});

test('a report that is missing or something else is said in a plain sentence', () => {
  const root = projectWith(smallLog);
  const path = join(root, 'report.json');
  expect(() => readReport(root, path)).toThrow(`there is no report ${path}`);
  writeFileSync(path, '{"success": true}');
  expect(() => readReport(root, path)).toThrow('no report of vitest');
});
