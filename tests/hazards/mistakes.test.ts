import { describe, expect, test } from 'vitest';
import { readHazards } from '../../scripts/hazards/read-hazards.ts';
import { missingTests } from '../../scripts/hazards/tests-there.ts';
import { formatProblem } from '../../src/content/problem.ts';
import { projectWith, smallLog } from './support/small-log.ts';

const listed = new Map([['tests/one.test.ts', ['sent again', 'messages > %s: sent once', 'unsent']]]);

/** What the check says of a log, one line a problem. */
function saysOf(log: string): string[] {
  const read = readHazards(projectWith(log));
  return ('hazards' in read ? missingTests(read.named, listed) : read.problems).map(formatProblem);
}
const at = (line: number, message: string) => `docs/safety/hazards.yaml:${line} ${message}`;

test('a log with everything that it needs has no problem', () => expect(saysOf(smallLog)).toEqual([]));

describe('a mistake is named by its line', () => {
  test.each([
    [
      'the title of a test that is gone',
      'one.test.ts > sent again\n          -',
      'one.test.ts > sent\n          -',
      at(10, 'tests/one.test.ts has no test "sent"'),
    ],
    [
      'a test file that is gone',
      'tests/one.test.ts > sent again\n          -',
      'tests/two.test.ts > sent again\n          -',
      at(10, 'there is no test file tests/two.test.ts'),
    ],
    [
      'a hazard that was taken out',
      'HAZ-02',
      'HAZ-03',
      at(18, 'HAZ-03: the ids count on; here HAZ-02 is expected'),
    ],
    ['an id used twice', 'HAZ-02', 'HAZ-01', at(18, 'HAZ-01: the ids count on; here HAZ-02 is expected')],
    [
      'more after the controls than before',
      'after: {severity: minor',
      'after: {severity: major',
      at(26, 'HAZ-02: more after the controls than before them'),
    ],
    [
      'credit for what no test shows',
      'tests: [tests/one.test.ts > sent again]',
      'untested: nobody looked',
      at(26, 'HAZ-02: less than before, though no control has a test that shows it'),
    ],
    [
      'a control with neither tests nor a reason',
      '        untested: training\n',
      '',
      at(12, 'entry 2 of "controls" is not right (a control has either tests or, in `untested`, the reason'),
    ],
    [
      'a word that the table does not know',
      'likelihood: medium',
      'likelihood: likely',
      at(6, '"likelihood" must be one of very-low, low, medium, high, very-high: unknown value "likely"'),
    ],
    [
      'a test of the browser, which this run has not',
      'tests/one.test.ts > sent again\n          -',
      'tests/one.browser.ts > sent again\n          -',
      at(10, 'entry 1 of "tests" is not right (a test: "tests/room/file.test.ts > its title")'),
    ],
  ])('%s', (_, from, to, expected) => {
    expect(smallLog.split(from)).toHaveLength(2);
    const said = saysOf(smallLog.replace(from, to));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(expected);
  });

  test('a key that is there twice', () =>
    expect(saysOf(`${smallLog}    residual: Twice.\n`)[0]).toMatch(
      /^docs\/safety\/hazards\.yaml:\d+ .*residual/,
    ));
  test('nothing to do for the organisation', () =>
    expect(saysOf(smallLog.replace('    deployer: [Nothing.]\n', '')).join()).toMatch(/yaml:18 .*deployer/));
});
