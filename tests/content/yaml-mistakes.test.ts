import { describe, expect, test } from 'vitest';
import { copyProject } from './support/project-copy.ts';

describe('a mistake in the form of a file is named with its line', () => {
  test('a key that is set twice in YAML', () => {
    const project = copyProject();
    const file = 'dialogs/enquiry/screening.yaml';
    const first = project.find(file, /^screening:/m);
    const line = project.append(file, 'screening: {}');
    const message = `the key "screening" is set twice; it is already on line ${first}`;
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  test('a key that is set twice in JSON', () => {
    const project = copyProject();
    const file = 'locales/en-GB/enquiry.json';
    project.edit(file, /^\{/, '{\n  "choices": { "yes": "Yes" },');
    const line = project.find(file, /(?<="choices"[\s\S]+)\n {2}"choices"/) + 1;
    const message = 'the key "choices" is set twice; it is already on line 2';
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  test('a bracket that is not closed', () => {
    const project = copyProject();
    const file = 'dialogs/enquiry/household.yaml';
    const line = project.append(file, '  - {id: lodger, source: "briefing 1"');
    const [problem] = project.problems();
    expect(problem).toMatchObject({ file, message: expect.stringContaining('cannot be read') });
    expect(Math.abs((problem?.line ?? 0) - line)).toBeLessThanOrEqual(1);
  });

  test('a last comma, which YAML allows and JSON does not', () => {
    const project = copyProject();
    const file = 'locales/en-GB/services.json';
    const line = project.edit(file, /\n\}\s*$/, ',\n}\n') + 1;
    const message = expect.stringContaining('is not valid JSON');
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  test('an alias that points nowhere', () => {
    const project = copyProject();
    const file = 'dialogs/enquiry/motivation.yaml';
    project.append(file, '  - *nowhere');
    expect(project.problems()).toEqual([{ file, line: 1, message: expect.stringContaining('nowhere') }]);
  });

  test('a file that is missing: what it held is not called unknown elsewhere', () => {
    const project = copyProject();
    project.remove('dialogs/enquiry/factors.yaml');
    const problem = { file: 'dialogs/enquiry/factors.yaml', line: 1, message: 'this file is missing' };
    expect(project.problems()).toEqual([problem]);
  });

  test('a file under a mistyped name', () => {
    const project = copyProject();
    project.write('dialogs/enquiry/cue.yaml', 'cues: []\n');
    const message = 'unknown file "enquiry/cue.yaml"; did you mean "enquiry/cues.yaml"?';
    expect(project.problems()).toEqual([{ file: 'dialogs/enquiry/cue.yaml', line: 1, message }]);
  });

  test('other folders under dialogs/ are left alone', () => {
    const project = copyProject();
    project.write('dialogs/rehearsal/personas.yaml', 'anything: at all\n');
    expect(project.problems()).toEqual([]);
  });
});

describe('an entry that does not fit its schema is named in plain words', () => {
  const cases: { what: string; file: string; find: RegExp; put: string; message: string }[] = [
    {
      what: 'no source',
      file: 'dialogs/enquiry/motivation.yaml',
      find: /(?<=worries-most),\s*source: "[^"]*"/,
      put: '',
      message: '"source" is missing (in "worries-most")',
    },
    {
      what: 'a source that names no document',
      file: 'dialogs/enquiry/motivation.yaml',
      find: /(?<=worries-most,\s*)source: "[^"]*"/,
      put: 'source: "somewhere"',
      message:
        '"source" is not right (a source names the document (briefing, sop, guide, norfolk, dhr) and the section), not "somewhere" (in "worries-most")',
    },
    {
      what: 'an unknown key of an entry',
      file: 'dialogs/enquiry/cues.yaml',
      find: /raises(?=: \[self-harm-threats)/,
      put: 'raise',
      message: 'unknown key "raise"; did you mean "raises"? (in "suicide-or-self-harm")',
    },
    {
      what: 'an unknown level',
      file: 'dialogs/outcomes/rules.yaml',
      find: /level: immediate/,
      put: 'level: imediate',
      message:
        '"level" must be one of standard, medium, high, immediate: unknown value "imediate"; did you mean "immediate"? (in "immediate-danger")',
    },
    {
      what: 'an unknown kind of judgement',
      file: 'dialogs/enquiry/judgement.yaml',
      find: /kind: answer(?=.*serious-concern)|(?<=serious-concern.*)kind: answer/,
      put: 'kind: answers',
      message:
        '"kind" must be one of answer, choice, number: unknown value "answers"; did you mean "answer"? (in "serious-concern")',
    },
    {
      what: 'a malformed phone number',
      file: 'dialogs/services.yaml',
      find: /phone: "0808 802 4040"/,
      put: 'phone: "+44 808 802 4040"',
      message:
        '"phone" is not right (a UK phone number in digits and spaces), not "+44 808 802 4040" (in "respect")',
    },
    {
      what: 'a phone number without quotes',
      file: 'dialogs/services.yaml',
      find: /phone: "101"/,
      put: 'phone: 101',
      message: '"phone" must be a text, not 101; put it in quotes (in "police-101")',
    },
    {
      what: 'a day that does not exist',
      file: 'dialogs/codes.yaml',
      find: /checked-on: .*/,
      put: 'checked-on: "2026-02-30"',
      message: '"checked-on" must be a day written YYYY-MM-DD, not "2026-02-30"',
    },
    {
      what: 'a link that is not a web address',
      file: 'dialogs/services.yaml',
      find: /web: \S*forced-marriage/,
      put: 'web: javascript:alert(1)',
      message:
        '"web" must be a web address with https://, not "javascript:alert(1)" (in "forced-marriage-unit")',
    },
  ];
  test.each(cases)('$what', ({ file, find, put, message }) => {
    const project = copyProject();
    const line = project.edit(file, find, put);
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  test('an unknown key at the top', () => {
    const project = copyProject();
    const file = 'dialogs/enquiry/screening.yaml';
    const line = project.append(file, 'screenings: {}');
    const message = 'unknown key "screenings"; did you mean "screening"?';
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  test('an empty file', () => {
    const project = copyProject();
    project.write('dialogs/enquiry/direct.yaml', '# nothing yet\n');
    const message = 'the file must be a group of keys, not null';
    expect(project.problems()).toEqual([{ file: 'dialogs/enquiry/direct.yaml', line: 1, message }]);
  });
});
