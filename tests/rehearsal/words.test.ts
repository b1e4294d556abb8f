import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readRehearsalWord } from '../../src/channel/which-words-typed.ts';
import type { Words } from '../../src/content/words.ts';
import { rehearsalWords } from '../../src/core/rehearsal/commands.ts';
import { rehearsalNotices } from '../../src/core/rehearsal/step.ts';
import { rehearsalLevels } from '../../src/core/rehearsal/transcript.ts';
import { realWords } from '../cards/support/walk.ts';
import { projectRoot } from '../support/content.ts';

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const sources = globSync('src/**/*.ts', { cwd: projectRoot })
  .filter((path) => path.includes('rehearsal'))
  .map((path) => readFileSync(join(projectRoot, path), 'utf8'))
  .join('\n');
const found = (pattern: RegExp) => [
  ...new Set([...sources.matchAll(pattern)].map((match) => match[1] as string)),
];

test('every word that the rehearsal names is there', () => {
  const named = found(/['"`]rehearsal:([\w.-]*[\w])['"`]/g);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((key) => !words.has(`rehearsal:${key}`))).toEqual([]);
});

test('every notice of the room is there', () => {
  expect(rehearsalNotices.filter((key) => !words.has(`rehearsal:notices.${key}`))).toEqual([]);
});

test('every level, difficulty and hint that a card puts together has its words', () => {
  const keys = [
    ...rehearsalLevels.flatMap((level) => [`levels.${level}.begin`, `levels.${level}.means`]),
    ...['first', 'middle', 'hard'].map((difficulty) => `difficulty.${difficulty}`),
    ...['cue', 'told'].map((hint) => `hints.${hint}`),
  ];
  expect(keys.filter((key) => !words.has(`rehearsal:${key}`))).toEqual([]);
});

test('what is typed alone is told apart, and what one says to a patient is not taken for it', () => {
  for (const word of rehearsalWords) {
    for (const phrase of words.list(`commands:in-rehearsal.${word}`))
      expect(readRehearsalWord(phrase, words), phrase).toBe(word);
  }
  for (const said of [
    'Go on',
    'hello',
    'hold on',
    'No',
    'Police?',
    'Can you stop?',
    'Are you in danger?',
    'wait',
    'ok',
  ])
    expect(readRehearsalWord(said, words), said).toBeUndefined();
});
