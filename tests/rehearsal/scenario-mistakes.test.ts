import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/load-content.ts';
import { knownGuards } from '../../src/known-guards.ts';
import { copyProject } from '../content/support/project-copy.ts';

const yaml = 'dialogs/rehearsal/scenarios/work-stress.yaml';
const words = 'locales/en-GB/rehearsal/work-stress.json';
const common = 'dialogs/rehearsal/common.yaml';

/** Only what is wrong in the files of the rehearsal; at the line of the mistake, unless another is named. */
const mistakes: { what: string; file: string; find: RegExp; put: string; message: string; at?: RegExp }[] = [
  {
    what: 'a factor that the enquiry does not have',
    file: yaml,
    find: /factors: \[assault-partner\]/,
    put: 'factors: [assault-partners]',
    message: 'unknown entry of factors "assault-partners"; did you mean "assault-partner"?',
  },
  {
    what: 'a move in the needs of a fact',
    file: yaml,
    find: /moves: \[ask-police\]/,
    put: 'moves: [ask-polise]',
    message: 'unknown move "ask-polise"; did you mean "ask-police"?',
  },
  {
    what: 'a fact that must come before',
    file: yaml,
    find: /after: \[pushed\]\}/,
    put: 'after: [pushd]}',
    message: 'unknown fact "pushd"; did you mean "pushed"?',
  },
  {
    what: 'a topic of a reply',
    file: yaml,
    find: /topic: \[donna\]/,
    put: 'topic: [dona]',
    message: 'unknown topic "dona"; did you mean "donna"?',
  },
  {
    what: 'an occasion',
    file: yaml,
    find: /to: \[waved-away\]/,
    put: 'to: [wave-away]',
    message: 'unknown move or occasion "wave-away"; did you mean "waved-away"?',
  },
  {
    what: 'a move that nobody answers any more',
    file: yaml,
    find: / {2}- \{id: pregnancy, .*\n/,
    put: '',
    message: 'nothing answers "ask-pregnancy"',
    at: /^replies:/m,
  },
  {
    what: 'a move that is answered in one mood only',
    file: yaml,
    find: /\{id: change, to: \[ask-change\]/,
    put: '{id: change, to: [ask-change], mood: [open]',
    message: 'nothing answers "ask-change" in the mood guarded',
    at: /^replies:/m,
  },
  {
    what: 'a row that can recur with two wordings',
    file: yaml,
    find: /\{id: police, to: \[ask-police\], lines: 3\}/,
    put: '{id: police, to: [ask-police], lines: 2}',
    message: '"lines" must be at least 3, not 2',
  },
  {
    what: 'an ending that is missing',
    file: yaml,
    find: / {2}- \{id: tired, .*\n/,
    put: '',
    message: 'the ending "tired" is missing',
    at: /^endings:/m,
  },
  {
    what: 'a promise of secrecy that nobody remembers',
    file: yaml,
    find: /of: promise-secrecy, on: \[set-limits, explain-next-steps\]/,
    put: 'of: collude, on: [set-limits, explain-next-steps]',
    message: 'no memory throws a promise of secrecy back when limits are explained',
    at: /^memories:/m,
  },
  {
    what: 'a wording too few',
    file: words,
    find: /"The police\? For what\?",\s*/,
    put: '',
    message: '"replies.police" has 2 wordings, the dialogs say 3',
    at: /"police": \[/,
  },
  {
    what: 'a sentence that stands twice',
    file: words,
    find: /"The police\? For what\?"/,
    put: '"You what?"',
    message: '"replies.confronted" says the same as "replies.police": "You what?"',
    at: /"confronted": \[/,
  },
  {
    what: 'a row without words',
    file: words,
    find: /"pregnancy": \[/,
    put: '"pregnancies": [',
    message: 'unknown word "replies.pregnancies"; did you mean "replies.pregnancy"?',
  },
  {
    what: 'a label',
    file: words,
    find: /I came in for a note\./,
    put: 'I am no abuser.',
    message: '"replies.asked-shut" says "abuser", which labels a person; say what the person does',
  },
  {
    what: 'a source of a fact',
    file: yaml,
    find: /source: "sop 8\.7; /,
    put: 'source: "hearsay 8.7; ',
    message: 'a source names the document (briefing, sop, guide, norfolk, dhr) and the section',
  },
  {
    what: 'a factor that makes something urgent',
    file: common,
    find: /factors: \[assault-family\]/,
    put: 'factors: [assault-familly]',
    message: 'unknown entry of factors "assault-familly"; did you mean "assault-family"?',
  },
  {
    what: 'a move that makes something urgent',
    file: common,
    find: /said: \[reveal-victim\]/,
    put: 'said: [reveal-victims]',
    message: 'unknown move "reveal-victims"; did you mean "reveal-victim"?',
  },
  {
    what: 'something urgent that would always be said',
    file: common,
    find: /said: \[reveal-victim\], /,
    put: '',
    message: 'say when: `heard` or `said`',
  },
];

describe('a slip of somebody who writes a patient is named with file and line', () => {
  test.each(mistakes)('$what', ({ file, find, put, message, at }) => {
    const project = copyProject();
    const line = project.edit(file, find, put);
    const found = project.problems().filter((problem) => problem.file === file);
    expect(found.map((problem) => problem.message).join('\n')).toContain(message);
    const [problem] = found.filter((one) => one.message.includes(message));
    expect(problem?.line).toBe(at ? project.find(file, at) : line);
  });
});

test('a second patient in the same place of the list, and a file under another name, are said', () => {
  const project = copyProject();
  const copied = 'dialogs/rehearsal/scenarios/zz-again.yaml';
  project.write(copied, readFileSync(join(project.root, yaml), 'utf8'));
  const said = project.problems().filter(({ file }) => file === copied);
  expect(said.map(({ message }) => message)).toEqual([
    'the file must be called work-stress.yaml',
    'another scenario has the order 1 already',
  ]);
});

test('a new wording of a patient is no new content to an enquiry', () => {
  const project = copyProject();
  const before = readContent(`${project.root}/dialogs`, knownGuards).content;
  project.edit(yaml, /difficulty: first/, 'difficulty: hard');
  const after = readContent(`${project.root}/dialogs`, knownGuards).content;
  expect(after?.version).toBe(before?.version);
  expect(after?.rehearsal.version).not.toBe(before?.rehearsal.version);
});
