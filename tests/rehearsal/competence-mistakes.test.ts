import { expect, test } from 'vitest';
import { copyProject } from '../content/support/project-copy.ts';

const yaml = 'dialogs/rehearsal/competences.yaml';

test.each([
  [
    'a move',
    /moves: \[ask-household\]/,
    'moves: [ask-houshold]',
    'unknown move "ask-houshold"; did you mean "ask-household"?',
  ],
  [
    'a move that another must precede',
    /than: \[listen, validate\]/,
    'than: [listn, validate]',
    'unknown move "listn"',
  ],
  ['a rule', /rule: reflections/, 'rule: reflection', 'rule'],
  [
    'a point that is praised',
    /first: \[limits-first, followed/,
    'first: [limit-first, followed',
    'unknown point "limit-first"; did you mean "limits-first"?',
  ],
  [
    'a point that is never praised',
    /first: \[limits-first, followed/,
    'first: [limits-first',
    'the point "followed" is missing in this order',
  ],
  [
    'a point that is there twice',
    /id: hope, rule/,
    'id: specialist, rule',
    'the point "specialist" is there twice',
  ],
  [
    'a point without a source',
    /rule: said, moves: \[greet\], source: "guide, beginning direct work ask"/,
    'rule: said, moves: [greet]',
    'source',
  ],
  [
    'two things that are always true, where three are needed',
    / {4}- \{id: spoke, .*\n/,
    '',
    '"always" must have at least 3 entries',
  ],
])('a slip in what the debrief looks for is named: %s', (_, find, put, message) => {
  const project = copyProject();
  project.edit(yaml, find, put);
  const found = project.problems().filter(({ file }) => file === yaml);
  expect(found.map((problem) => problem.message).join('\n')).toContain(message);
  expect(found.every(({ line }) => line > 0)).toBe(true);
});

test('a point without words is named where the words are missing', () => {
  const project = copyProject();
  project.edit('locales/en-GB/debrief.json', /"try": "Promise no secrecy/, '"tri": "Promise no secrecy');
  expect(project.problems().map(({ message }) => message)).toContain(
    'the word "points.no-secrecy.try" is missing',
  );
});
