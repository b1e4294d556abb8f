import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { whoWouldBeTold } from '../../scripts/local/who-would-be-told.ts';
import { projectRoot } from '../support/content.ts';
import { changedExample, exampleFile, organisationIn } from './support/files.ts';

/** Runs the command as npm does, and gives what it printed and how it ended. */
async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/organisation.ts', ...args], {
      cwd: projectRoot,
    });
    return { code: 0, lines: stdout.split('\n') };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, lines: stdout.split('\n') };
  }
}

test('without a file it checks the example, and ends well', async () => {
  const { code, lines } = await run();
  expect(code).toBe(0);
  expect(lines[0]).toContain('deploy/organisation.example.yaml');
  expect(lines.filter((line) => line.includes('clocks change'))).toHaveLength(4);
  expect(lines).toContain('organisation: 0 problems');
});

test('a mistake is printed with file and line, and the command fails', async () => {
  const { file, line } = changedExample(/person: ruth-penhale/, 'person: ruth-penhole');
  const { code, lines } = await run(file);
  expect(code).toBe(1);
  expect(lines.slice(0, 2)).toEqual([
    `${file}:${line}: unknown person "ruth-penhole"; did you mean "ruth-penhale"?`,
    'organisation: 1 problem',
  ]);
});

test('each step is looked up at the moment at which it comes', () => {
  // Half past five on a Friday: medium waits over the weekend, and is then another person's.
  const organisation = organisationIn(
    changedExample(/- notify: \[\{person: priya-nair\}\]/, '- notify: [{rota: daytime-lead}]').file,
  );
  const lines = whoWouldBeTold(organisation, new Date('2026-11-27T17:30:00Z'));
  const now = lines.slice(lines.indexOf('now: Friday, 27 November 2026, 17:30 GMT'), lines.indexOf('', 3));
  expect(now.slice(3, 7)).toEqual([
    '  step 2: Dr Tom Hartnell (lead, 01632 960102 ext 24)',
    '          immediate Fri 27 Nov 17:35, high Fri 27 Nov 17:45',
    '  step 2: Dr Amara Okafor (lead, 01632 960101)',
    '          medium Mon 30 Nov 11:00, standard Mon 30 Nov 15:00',
  ]);
});

test('a rota with nobody on is said, and the next step comes at once', () => {
  const organisation = organisationIn(
    changedExample(
      /\{rota: daytime-lead\}, \{rota: out-of-hours\}, \{channel: leads\}/,
      '{rota: daytime-lead}',
    ).file,
  );
  const lines = whoWouldBeTold(organisation, new Date('2026-11-23T22:30:00Z'));
  const now = lines.indexOf('now: Monday, 23 November 2026, 22:30 GMT');
  expect(lines.slice(now + 1, now + 5)).toEqual([
    '  step 1: nobody is on; the next step at once',
    '          immediate at once, high at once, medium at once, standard at once',
    '  step 2: Priya Nair (deputy, 07700 900104)',
    '          immediate at once, high at once, medium at once, standard at once',
  ]);
  // It is past ten: tonight is tomorrow's.
  expect(lines).toContain('tonight: Tuesday, 24 November 2026, 22:00 GMT');
});

test('both changes of the clocks and Christmas Day of the coming year are shown', () => {
  const moments = whoWouldBeTold(organisationIn(exampleFile), new Date('2026-12-26T09:00:00Z')).filter(
    (line) => /^(Christmas|an hour)/.test(line),
  );
  expect(moments).toEqual([
    'Christmas Day: Saturday, 25 December 2027, 11:00 GMT',
    'an hour before the clocks change: Sunday, 28 March 2027, 00:00 GMT',
    'an hour after the clocks change: Sunday, 28 March 2027, 03:00 BST',
    'an hour before the clocks change: Sunday, 31 October 2027, 01:00 BST',
    'an hour after the clocks change: Sunday, 31 October 2027, 02:00 GMT',
  ]);
});
