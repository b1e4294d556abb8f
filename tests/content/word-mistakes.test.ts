import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbiddenWords } from '../../src/content/forbidden-words.ts';
import { copyProject } from './support/project-copy.ts';

const file = 'locales/en-GB/enquiry.json';

describe('the words that the content needs', () => {
  test('a missing word is reported where its group stands', () => {
    const project = copyProject();
    const line = project.find(file, /"opening": \{/);
    project.edit(file, /\n\s*"title": "[^"]*",/, '');
    expect(project.problems()).toEqual([
      { file, line, message: 'the word "stages.opening.title" is missing' },
    ]);
  });

  test('a mistyped word is missing, and unknown where it stands', () => {
    const project = copyProject();
    const group = project.find(file, /"opening": \{/);
    const line = project.edit(file, /"title"/, '"titel"');
    expect(project.problems()).toEqual([
      { file, line: group, message: 'the word "stages.opening.title" is missing' },
      { file, line, message: 'unknown word "stages.opening.titel"; did you mean "stages.opening.title"?' },
    ]);
  });

  test('the words of a new question are asked for', () => {
    const project = copyProject();
    project.append('dialogs/enquiry/motivation.yaml', '  - {id: who-could-help, source: "sop 8.10"}');
    const messages = project.problems().map(({ message }) => message);
    for (const leaf of ['ask', 'label', 'why']) {
      expect(messages).toContain(`the word "motivation.who-could-help.${leaf}" is missing`);
    }
  });

  test('a question may name its own choices in its own way, but no others', () => {
    const project = copyProject();
    const choices = '"label": "x", "choices": { "yes": "Yes, now", "given": "Given" }';
    const line = project.edit(file, /(?<="direct": \{\s*"limits-contact": \{[^}]*)"label": "[^"]*"/, choices);
    const message = expect.stringContaining(
      'unknown word "direct.limits-contact.choices.given"; did you mean',
    );
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  test('a file of words that is missing', () => {
    const project = copyProject();
    project.remove('locales/en-GB/services.json');
    const problem = { file: 'locales/en-GB/services.json', line: 1, message: 'this file is missing' };
    expect(project.problems()).toEqual([problem]);
  });

  test('an empty text and a list where one text is wanted', () => {
    const project = copyProject();
    const line = project.edit(file, /(?<="title": )"[^"]*"/, '" "');
    const list = project.edit(file, /(?<="lead": )"[^"]*"/, '["One", "Two"]');
    expect(project.problems()).toEqual([
      { file, line, message: '"stages.opening.title" must be a text that is not empty' },
      { file, line: list, message: '"stages.opening.lead" must be one text, not a list' },
    ]);
  });

  test('lists of typed words are allowed, empty ones are not', () => {
    const project = copyProject();
    project.write('locales/en-GB/commands.json', '{\n  "danger": ["danger", "help"],\n  "back": []\n}\n');
    const message = '"back" must be a text that is not empty';
    expect(project.problems()).toEqual([{ file: 'locales/en-GB/commands.json', line: 3, message }]);
  });
});

describe('words that label or reassure', () => {
  test('are named with file and line', () => {
    const project = copyProject();
    const line = project.edit(file, /(?<="lead": )"[^"]*"/, '"Is the patient an Offender?"');
    const message = '"stages.opening.lead" says "Offender", which labels a person; say what the person does';
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  const about = 'outcomes:cautions.never-couples-or-anger-management';
  test.each([
    ['enquiry:x', 'an abuser', ['abuser']],
    ['enquiry:x', 'abusers', ['abusers']],
    ['enquiry:x', 'abuse, abusive', []],
    ['enquiry:x', 'There is low risk or No risk', ['low risk']],
    ['enquiry:x', 'a low-risk case', ['low-risk']],
    ['enquiry:x', 'That is not the same as no risk.', []],
    ['enquiry:x', 'the perpetrator', ['perpetrator']],
    ['services:x', 'Perpetrator programmes in Somerset', []],
    ['enquiry:x', 'a perpetrator programmer', ['perpetrator']],
    ['enquiry:x', 'mediation', ['mediation']],
    ['enquiry:x', 'medication', []],
    ['enquiry:x', "couples' counselling", ["couples' counselling"]],
    ['enquiry:cues.may-harm.asks-for-anger-management.label', 'Asks for anger management', []],
    ['outcomes:do-not.may-harm.couples-work', 'Do not offer couples counselling', []],
    [about, 'Never couples counselling, anger management or mediation', []],
    ['commands:rules', 'anger management', []],
    [about, 'The offender', ['offender']],
  ])('%s "%s"', (key, text, words) => {
    expect(forbiddenWords(key, text).map(({ word }) => word)).toEqual(words);
  });
});

describe('another language', () => {
  const welsh = () => {
    const project = copyProject();
    project.write('locales/en-GB/extra.json', '{\n  "hello": "Hello {{name}}",\n  "days_one": "1 day"\n}\n');
    cpSync(join(project.root, 'locales/en-GB'), join(project.root, 'locales/cy'), { recursive: true });
    return project;
  };

  test('with the same keys and placeholders is right; plural forms may differ', () => {
    const project = welsh();
    project.write('locales/cy/extra.json', '{ "hello": "Helo {{ name }}", "days_few": "{{count}} diwrnod" }');
    expect(project.problems()).toEqual([]);
  });

  test('without a key, with an unknown key, with another placeholder', () => {
    const project = welsh();
    project.write('locales/cy/extra.json', '{\n  "hello": "Helo {{nam}}",\n  "dayz": "x"\n}\n');
    const at = 'locales/cy/extra.json';
    expect(project.problems()).toEqual([
      { file: at, line: 1, message: 'the word "days_one" is missing' },
      { file: at, line: 2, message: '"hello" must use {{name}}, not {{nam}}' },
      { file: at, line: 3, message: 'unknown word "dayz"; did you mean "days"?' },
    ]);
  });

  test('without a whole file', () => {
    const project = welsh();
    project.remove('locales/cy/extra.json');
    const problem = { file: 'locales/cy/extra.json', line: 1, message: 'this file is missing' };
    expect(project.problems()).toEqual([problem]);
  });
});
