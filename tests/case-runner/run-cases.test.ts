import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCases } from '../../src/cases/run-cases.ts';
import { content, folderOf, root } from './support/play.ts';

const good = 'id: good\nsummary: All is well.\npathway: may-harm\nexpect: {level: standard}\n';
const bad = 'id: bad\nsummary: All is well.\npathway: may-harm\nexpect: {level: high, incomplete: true}\n';
const broken = 'id: broken\nsummary: All is well.\npathway: may-harn\nexpect: {}\n';

function run(...args: string[]) {
  const script = join(root, 'scripts/run-cases.ts');
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

test("all of the project's own cases pass, and there are enough of them", () => {
  const results = runCases(content, [join(root, 'tests/cases')]);
  expect(results.filter(({ ok }) => !ok)).toEqual([]);
  expect(results.length).toBeGreaterThan(100);
});

test('one line a case, how many passed alone on the last, exit 1 when one failed', () => {
  const { status, lines } = run(folderOf({ 'a.yaml': good, 'b.yaml': bad, 'c.yaml': broken }));
  expect(status).toBe(1);
  expect(lines).toEqual([
    'ok good',
    'FAIL bad  level: expected high; actual standard',
    expect.stringMatching(
      /^FAIL broken {2}.*c\.yaml:3 "pathway" must be one of .*did you mean "may-harm"\?$/,
    ),
    '1 passed, 2 failed',
  ]);
});

test('exit 0 when all passed, exit 1 when there was no case', () => {
  expect(run(folderOf({ 'a.yaml': good }))).toEqual({ status: 0, lines: ['ok good', '1 passed, 0 failed'] });
  const nothing = run(folderOf({ 'readme.md': 'no case' }));
  expect(nothing.status).toBe(1);
  expect(nothing.lines.at(-1)).toBe('0 passed, 0 failed');
});

test('--json writes what came of each case', () => {
  const folder = folderOf({ 'a.yaml': good, 'b.yaml': bad, 'c.yaml': broken });
  run(folder, '--json', join(folder, 'out.json'));
  const written = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Record<string, unknown>[];
  expect(written.map((one) => Object.keys(one))).toEqual(
    Array(3).fill([
      'id',
      'ok',
      'level',
      'incomplete',
      'rules',
      'routes',
      'cautions',
      'stages',
      'differences',
    ]),
  );
  expect(written[0]).toMatchObject({
    ...{
      id: 'good',
      ok: true,
      level: 'standard',
      incomplete: true,
      rules: ['nothing-heard'],
      differences: [],
    },
    routes: ['perpetrator-helpline'],
  });
  expect(written[1]).toMatchObject({ ok: false, differences: ['level: expected high; actual standard'] });
  expect(written[2]).toMatchObject({ ok: false, level: null, rules: [], stages: [] });
});
