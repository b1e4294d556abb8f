import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/content.ts';

const secret = 'Wife is Agnieszka';
const run = (how: string) => {
  const script = join(projectRoot, 'tests/log/support/defective.ts');
  const ended = spawnSync(process.execPath, [script, how, secret], { encoding: 'utf8' });
  return { code: ended.status, said: ended.stdout + ended.stderr };
};

test.each([
  ['exception', { kind: 'exception', error: 'TypeError' }],
  ['rejection', { kind: 'rejection', error: 'TypeError' }],
  ['thrown-text', { kind: 'exception', error: 'string' }],
])('what nobody caught (%s) is named and ends the process with 1', (how, told) => {
  const { code, said } = run(how);
  expect(code).toBe(1);
  expect(JSON.parse(said)).toMatchObject({ event: 'defect', ...told });
  expect(said).not.toContain('Agnieszka');
});

test('what libraries print, and what Node warns of, is counted by line and not repeated', () => {
  const { code, said } = run('console');
  expect(code).toBe(0);
  expect(said).not.toContain('Agnieszka');
  const events = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event);
  expect(events).toEqual(['library-spoke', 'library-spoke', 'library-spoke', 'warning-of-node']);
});
