import { describe, expect, test } from 'vitest';
import { runCases } from '../../src/cases/run-cases.ts';
import { content, folderOf, play } from './support/play.ts';

/** The first two lines are id and summary: what a test writes begins on line 3. */
const mistakes: { slip: string; text: string; line: number; says: string }[] = [
  {
    slip: 'an unknown key',
    text: 'pathway: may-harm\nhousehould: [partner]\nexpect: {}',
    line: 4,
    says: 'unknown key "househould"; did you mean "household"?',
  },
  {
    slip: 'an unknown expectation',
    text: 'pathway: may-harm\nexpect:\n  route-include: [marac]',
    line: 5,
    says: 'unknown key "route-include"; did you mean "routes-include"?',
  },
  {
    slip: 'an unknown cue',
    text: 'pathway: may-harm\ncues:\n  - anger-or-stress\n  - sent-by-partners\nexpect: {}',
    line: 6,
    says: 'unknown cue "sent-by-partners"; did you mean "sent-by-partner"?',
  },
  {
    slip: 'an unknown factor',
    text: 'pathway: may-harm\nfactors:\n  self-harm-threat: yes\nexpect: {}',
    line: 5,
    says: 'unknown key "self-harm-threat"; did you mean "self-harm-threats"?',
  },
  {
    slip: 'an unknown prompting question',
    text: 'pathway: may-harm\nprompting: {family-affraid: yes}\nexpect: {}',
    line: 4,
    says: 'unknown key "family-affraid"; did you mean "family-afraid"?',
  },
  {
    slip: 'an unknown rule',
    text: 'pathway: may-harm\nexpect: {rules: [several-indicator]}',
    line: 4,
    says: 'unknown rule "several-indicator"; did you mean "several-indicators"?',
  },
  {
    slip: 'an unknown stage',
    text: 'pathway: may-harm\ndanger-at: houshold\nexpect: {}',
    line: 4,
    says: 'unknown stage "houshold"; did you mean "household"?',
  },
  {
    slip: 'an unknown pathway',
    text: 'pathway: may-harms\nexpect: {}',
    line: 3,
    says: 'unknown value "may-harms"; did you mean "may-harm"?',
  },
  {
    slip: 'an answer that is none',
    text: 'pathway: may-harm\nfactors: {weapons: true}\nexpect: {}',
    line: 4,
    says: '"weapons" must be one of yes, no, unsure, declined, not-asked',
  },
  {
    slip: 'a text where a list is wanted',
    text: 'pathway: may-harm\nhousehold: partner\nexpect: {}',
    line: 4,
    says: '"household" must be a list, not "partner"',
  },
  {
    slip: 'a number in quotes',
    text: 'pathway: may-harm\njudgement: {dash-ticks: "15"}\nexpect: {}',
    line: 4,
    says: 'a whole number from 0 to 24',
  },
  {
    slip: 'more ticks than the checklist has',
    text: 'pathway: may-harm\njudgement: {dash-ticks: 25}\nexpect: {}',
    line: 4,
    says: 'a whole number from 0 to 24',
  },
  {
    slip: 'yes where true is wanted',
    text: 'pathway: may-harm\nexpect: {incomplete: yes}',
    line: 4,
    says: '"incomplete" must be true or false, not "yes"',
  },
  { slip: 'no pathway', text: 'expect: {}', line: 1, says: '"pathway" is missing' },
  {
    slip: 'a key set twice',
    text: 'pathway: may-harm\ntiming: preparing\ntiming: afterwards\nexpect: {}',
    line: 5,
    says: 'the key "timing" is set twice; it is already on line 4',
  },
];

describe('a slip in a case file is named with its line', () => {
  test.each(mistakes)('$slip', ({ text, line, says }) => {
    const { ok, level, differences } = play(text);
    expect({ ok, level }).toEqual({ ok: false, level: null });
    expect(differences).toHaveLength(1);
    expect(differences[0]).toContain(`planted.yaml:${line} `);
    expect(differences[0]).toContain(says);
  });
});

test('a key without a value is a key left out', () => {
  const blank = ['overlays', 'fgm', 'timing', 'readiness', 'cues', 'household', 'factors', 'other-factors'];
  const lines = [...blank, 'vulnerabilities', 'judgement', 'danger-at'].map((key) => `${key}:`).join('\n');
  expect(play(`pathway: may-harm\n${lines}\nexpect: {level: , rules-exactly: [nothing-heard]}`).ok).toBe(
    true,
  );
});

test('a number that is not known can be said so', () => {
  const { ok } = play(
    'pathway: may-harm\njudgement: {dash-ticks: not-done, police-callouts-12-months: not-known}\nexpect: {level: standard}',
  );
  expect(ok).toBe(true);
});

test('an empty file and a file that is not there are failed cases, not silence', () => {
  const folder = folderOf({ 'empty.yaml': '' });
  const results = runCases(content, [folder, `${folder}/gone.yaml`]);
  expect(results.map(({ ok }) => ok)).toEqual([false, false]);
  expect(results[0]?.differences[0]).toContain('empty.yaml:1 the file must be a group of keys');
  expect(results[1]?.differences[0]).toContain('gone.yaml:1 this file is missing');
});

test('an id may be used once over all files; a file named twice is played once', () => {
  const one = 'id: twin\nsummary: One of two.\npathway: may-harm\nexpect: {}\n';
  const folder = folderOf({ 'a.yaml': one, 'b.yml': `# Teaches: nothing.\n${one}` });
  const results = runCases(content, [folder, `${folder}/a.yaml`]);
  expect(results.map(({ id, ok }) => ({ id, ok }))).toEqual([
    { id: 'twin', ok: true },
    { id: 'twin', ok: false },
  ]);
  expect(results[1]?.differences[0]).toMatch(/b\.yml:2 the id "twin" is already used in .*a\.yaml$/);
});
