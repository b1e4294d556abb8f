import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/content/check-content.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { loadWords } from '../../src/content/words.ts';
import { knownGuards } from '../../src/known-guards.ts';
import { afterExample, blocksUnder } from './support/examples.ts';

// What CONTRIBUTING.md shows is done, word for word, to a copy of the project.

const sections = [
  'Add a question',
  'Add a rule',
  'Add a service',
  'Add a scenario',
  'Add a language',
] as const;

/** Runs a script of the copy, so that a rule written into its code is known to it. */
function run(root: string, script: string, ...args: string[]): string {
  const ran = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], { encoding: 'utf8' });
  return `${ran.stdout}${ran.stderr}`;
}

const contentOf = (root: string) => loadContent(join(root, 'dialogs'), knownGuards);

test.each(sections)('%s: shown in fewer than 15 lines', (section) => {
  expect(blocksUnder(section).flatMap(({ lines }) => lines).length).toBeLessThan(15);
});

test('a question is asked', () => {
  const root = afterExample('Add a question');
  expect(checkContent(root, knownGuards).problems).toEqual([]);
  const asked = contentOf(root).prompting['may-harm'].map(({ id }) => id);
  expect(asked.indexOf('money-kept-back')).toBe(asked.indexOf('police-called') + 1);
});

const aQuarrel = `id: contact-fought-over
summary: A father quarrels about when he may see his son.
pathway: may-harm
cues: [anger-or-stress]
household: [ex-partner-in-contact]
factors: {child-contact-conflict: yes}
other-factors: no
expect:
  level: medium
  rules-exactly: [contact-fought-over]
`;

test('a rule fires on what it wants, and on nothing else', () => {
  const root = afterExample('Add a rule');
  expect(run(root, 'check-content.ts')).toContain('content: 0 problems');
  const file = join(root, 'case.yaml');
  writeFileSync(file, aQuarrel);
  expect(run(root, 'run-cases.ts', file)).toContain('1 passed, 0 failed');
  writeFileSync(file, aQuarrel.replace('child-contact-conflict: yes', 'child-contact-conflict: unsure'));
  expect(run(root, 'run-cases.ts', file)).toContain('0 passed, 1 failed');
});

test('a service stands in the list', () => {
  const root = afterExample('Add a service');
  expect(checkContent(root, knownGuards).problems).toEqual([]);
  expect(contentOf(root).services.find(({ id }) => id === 'riverside-helpline')).toMatchObject({
    phone: '01632 960123',
    for: ['being-harmed', 'local'],
  });
});

test('a scenario that begins as a copy can be rehearsed', () => {
  const root = afterExample('Add a scenario');
  expect(checkContent(root, knownGuards).problems).toEqual([]);
  const patients = contentOf(root).rehearsal.scenarios.map(({ id }) => id);
  expect(patients).toContain('night-shifts');
  expect(patients).toContain('work-stress');
});

test('a language is spoken, in English where it is not translated yet', async () => {
  const root = afterExample('Add a language');
  expect(checkContent(root, knownGuards).problems).toEqual([]);
  const words = await loadWords(join(root, 'locales'));
  expect(words.wordsFor('cy-GB').t('chrome:buttons.next')).toBe('Nesaf');
  expect(words.wordsFor('cy-GB').t('chrome:buttons.back')).toBe('Back');
  expect(words.wordsFor('fr-FR').t('chrome:buttons.next')).toBe('Next');
});
