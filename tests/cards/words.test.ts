import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readText } from '../../src/channel/which-words-typed.ts';
import type { Words } from '../../src/content/words.ts';
import { commands, plain } from '../../src/core/conversation/commands.ts';
import { projectRoot } from '../support/content.ts';
import { realWords } from './support/walk.ts';

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const source = globSync('src/**/*.ts', { cwd: projectRoot })
  .map((file) => readFileSync(join(projectRoot, file), 'utf8'))
  .join('\n');
const chrome = JSON.parse(readFileSync(join(projectRoot, 'locales/en-GB/chrome.json'), 'utf8'));

/** "buttons.next" and so on, of a tree of words. */
const keysOf = (tree: object, path: readonly string[] = []): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value)
      ? keysOf(value, [...path, key])
      : [[...path, key].join('.')],
  );

describe('the words around the content', () => {
  test('every one that the code names is there', () => {
    const named = [...source.matchAll(/['"`]chrome:([\w.-]*[\w])['"`]/g)].map((match) => match[1] as string);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((key) => !words.has(`chrome:${key}`))).toEqual([]);
  });

  test('no group that the code puts together is without words', () => {
    const groups = {
      problems: [
        'unknown-input',
        'choose-one',
        'unknown-choice',
        'choose-at-least-one',
        'out-of-range',
        'unreadable',
      ],
      identifiers: ['nhs-number', 'phone', 'postcode', 'email', 'date-of-birth', 'ni-number'],
      'not-there-yet': ['may-be-harmed', 'unclear', 'honour-based', 'forced-marriage', 'fgm'],
      notices: ['personal-only', 'moved', 'too-long'],
      sources: ['briefing', 'sop', 'guide', 'norfolk', 'dhr', 'facts'],
    };
    for (const [group, ids] of Object.entries(groups))
      for (const id of ids) expect(words.has(`chrome:${group}.${id}`), `${group}.${id}`).toBe(true);
  });

  test('what is not there yet says what to do instead', () => {
    const say = (id: string) => words.t(`chrome:not-there-yet.${id}`);
    for (const id of ['may-be-harmed', 'unclear', 'honour-based', 'forced-marriage', 'fgm']) {
      expect(say(id)).toMatch(/safeguarding lead/i);
      expect(say(id)).toContain('[999](tel:999)');
    }
    for (const id of ['honour-based', 'forced-marriage'])
      expect(say(id)).toContain('Never contact the family');
    expect(say('fgm')).toContain('[101](tel:101) yourself');
  });

  test('none of them reassures, labels or speaks of being safe as a finding', () => {
    for (const key of keysOf(chrome)) {
      const text = [chrome].concat(key.split('.')).reduce((at, part) => at[part]);
      expect(String(text), key).not.toMatch(/\b(abuser|offender|perpetrator|low risk|is safe|are safe)\b/i);
    }
  });
});

describe('what can be typed', () => {
  test('no phrase means two things', () => {
    const phrases = [
      ...commands.flatMap((id) => words.list(`commands:commands.${id}`)),
      ...['yes', 'no', 'unsure', 'declined', 'not-asked', 'concern-heard', 'nothing-heard'].flatMap((id) =>
        words.list(`commands:answers.${id}`),
      ),
    ].map(plain);
    expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i)).toEqual([]);
    expect(phrases).not.toContain('');
  });

  test.each([
    ['Danger!', 'danger'],
    ['  someone is in DANGER now ', 'danger'],
    ['999', 'danger'],
    ['I’m in danger', 'danger'],
    ['help', 'help'],
    ['help now', 'danger'],
    ['Start again', 'start-again'],
    ['go back', 'back'],
    ['change an answer', 'answers'],
    ['look up', 'look-up'],
  ])('%j is the command %s', (typed, command) => {
    expect(readText(typed, words)).toEqual({ kind: 'command', command });
  });

  test.each([
    ['Yeah', 'yes'],
    ['n', 'no'],
    ["don't know", 'unsure'],
    ['heard a concern', 'concern-heard'],
    ['not asked', 'not-asked'],
    ['he goes back to her every time', undefined],
    ['there is no danger that he said', undefined],
    ['', undefined],
  ])('%j stands for the answer %s', (typed, value) => {
    expect(readText(typed, words)).toEqual({ kind: 'words', value });
  });

  test('what the help card says can be typed, can be', () => {
    const typed = words
      .list('chrome:help.typed')
      .flatMap((line) => [...line.matchAll(/\*\*(.+?)\*\*/g)].map((m) => m[1]));
    for (const phrase of typed) {
      const read = readText(phrase as string, words);
      expect(read.kind === 'command' || read.value, phrase).toBeTruthy();
    }
  });
});
