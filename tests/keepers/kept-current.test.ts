import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { keepMaterialCurrent } from '../../src/keep-material-current.ts';
import type { Reloaded } from '../../src/keepers/figures.ts';
import { copyProject, projectRoot } from '../content/support/project-copy.ts';
import { until } from '../escalation/support/whole-house.ts';

const whole = readFileSync(join(projectRoot, 'tests/support/organisation.yaml'), 'utf8');

/** The project's files in a folder of their own, and what keeps them current. No poll comes by itself, unless asked for. */
async function keep({ everyMs = 3_600_000, settleMs = 20 } = {}) {
  const project = copyProject();
  const organisation = join(project.root, 'organisation.yaml');
  writeFileSync(organisation, whole);
  const logged: Record<string, unknown>[] = [];
  const came: Reloaded[] = [];
  const note = (line: object) => void logged.push({ ...line });
  const current = await keepMaterialCurrent({
    files: { contentDir: project.root, organisationFile: organisation },
    now: () => new Date('2026-11-21T12:00:00Z'),
    log: { info: note, error: note },
    reloaded: (outcome) => void came.push(outcome),
    ...{ everyMs, settleMs },
  });
  onTestFinished(current.stop);
  const write = (text: string) => writeFileSync(organisation, text);
  const name = () => current.now().organisation.name;
  return { project, organisation, logged, came, current, write, name };
}

test('a change is taken over, content and organisation at once', async () => {
  const { project, current, write, name, logged } = await keep();
  const before = current.now();
  write(whole.replace('Test Network', 'Another Network').replace('dash-ticks: 14', 'dash-ticks: 10'));
  project.append('dialogs/codes.yaml', '# checked');
  project.edit('locales/en-GB/chrome.json', /(?<="app-name": ")[^"]+|(?<=": ")[^"]+/, 'Changed word');
  expect(await current.reload()).toBe('taken-over');
  const after = current.now();
  expect(name()).toBe('Another Network');
  expect(after.content.policy.dashTicks).toBe(10);
  for (const part of ['content', 'organisation', 'words', 'lookUp', 'draw'] as const)
    expect(after[part]).not.toBe(before[part]);
  expect(logged).toEqual([
    { event: 'reloaded', content: after.content.version, organisation: after.organisation.version },
  ]);
});

test('nothing changed: nothing is read, nothing is said', async () => {
  const { current, logged } = await keep();
  const before = current.now();
  expect(await current.reload()).toBe('unchanged');
  expect(current.now()).toBe(before);
  expect(logged).toEqual([]);
});

test('one part that is wrong keeps all of it out, with file and line and not a word of the file', async () => {
  const { project, organisation, current, write, name, logged } = await keep();
  const before = current.now();
  const wrong = whole.replace('person: marek}]\n', 'person: secret-person}]\n');
  write(wrong);
  project.append('dialogs/codes.yaml', '# right, and must not be taken over beside what is wrong');
  expect(await current.reload()).toBe('refused');
  expect(current.failed()).toBe(true);
  const line = wrong.split('\n').findIndex((text) => text.includes('secret-person')) + 1;
  expect(logged).toEqual([{ event: 'reload-refused', file: organisation, line }]);

  write(whole.replace('Test Network', 'Another Network'));
  const broken = project.edit('dialogs/outcomes/rules.yaml', /(?<=routes:\s*\[)police-999/, 'police-99');
  expect(await current.reload()).toBe('refused');
  expect(logged.at(-1)).toEqual({
    event: 'reload-refused',
    file: 'dialogs/outcomes/rules.yaml',
    line: broken,
  });
  expect(current.now()).toBe(before);
  expect(name()).toBe('Test Network');

  project.edit('dialogs/outcomes/rules.yaml', /police-99(?!9)/, 'police-999');
  expect(await current.reload()).toBe('taken-over');
  expect([current.failed(), name()]).toEqual([false, 'Another Network']);
});

test('put back as it was, nothing is wrong any more', async () => {
  const { current, write } = await keep();
  write('');
  expect(await current.reload()).toBe('refused');
  write(whole);
  expect(await current.reload()).toBe('unchanged');
  expect(current.failed()).toBe(false);
});

test('a file that is gone is refused', async () => {
  const { project, current } = await keep();
  project.remove('organisation.yaml');
  expect(await current.reload()).toBe('refused');
  expect(current.now().organisation.name).toBe('Test Network');
});

test('half a file that would be a valid one is not taken over while it is being written', async () => {
  const { current, write, name, came } = await keep({ settleMs: 3_500 });
  const renamed = whole.replace('Test Network', 'Half of it');
  const [, people = ''] = /(people:\n(?: {2}.*\n)+)/.exec(renamed) ?? [];
  const last =
    '  zoe: {entra-id: 00000000-0000-4000-8000-00000000000f, name: Zoë Last, role: practice-educator}\n';
  const first = renamed.replace(people, '') + people;
  write(first);
  const looking = current.reload();
  setTimeout(() => write(first + last), 3_000);
  expect(await looking).toBe('taken-over');
  expect([name(), Object.keys(current.now().organisation.people).at(-1)]).toEqual(['Half of it', 'zoe']);
  expect(came).toEqual(['taken-over']);

  // What was written first is a valid file: nothing but the wait kept it out.
  write(first);
  expect(await current.reload()).toBe('taken-over');
  expect(Object.keys(current.now().organisation.people)).not.toContain('zoe');
});

test('a file that never stands still is given up for now', async () => {
  const { current, organisation } = await keep({ settleMs: 5 });
  let n = 0;
  // Put in place whole: somebody who looks never finds it empty twice, which would be a file that stands still.
  const writeAnother = () => {
    writeFileSync(`${organisation}.new`, `${whole}# ${n++}\n`);
    renameSync(`${organisation}.new`, organisation);
  };
  writeAnother();
  const writing = setInterval(writeAnother, 1);
  onTestFinished(() => clearInterval(writing));
  expect(await current.reload()).toBe('still-changing');
  expect(current.failed()).toBe(true);
  clearInterval(writing);
  expect(await current.reload()).toBe('taken-over');
});

test('without any signal somebody looks, and says of one mistake once', async () => {
  const { current, write, name, logged, came } = await keep({ everyMs: 40, settleMs: 5 });
  write(whole.replace('Test Network', 'Mounted anew'));
  await until('the new name', () => name() === 'Mounted anew');
  write(whole.replace('region: somerset', 'region: nowhere'));
  await until('the refusal', () => came.includes('refused'));
  // Long enough to read them once more, for whoever would.
  await pause(2_000);
  expect(logged.filter(({ event }) => event === 'reload-refused')).toHaveLength(1);
  expect([current.failed(), name()]).toEqual([true, 'Mounted anew']);
});

test('work that has begun ends with what it began with', async () => {
  const { current, write, name } = await keep();
  const seen: string[] = [];
  await current.during(async () => {
    seen.push(name());
    write(whole.replace('Test Network', 'Another Network'));
    await current.reload();
    seen.push(name());
    await current.during(async () => void seen.push(name()));
  });
  seen.push(name());
  expect(seen).toEqual(['Test Network', 'Test Network', 'Test Network', 'Another Network']);
});
