import { expect, test } from 'vitest';
import { byPhrase } from '../../src/core/conversation/commands.ts';

const phrases = { stop: ['Stop', 'end it'], back: ['go back', "let's stop", 'stop.'] };
const which = byPhrase(['stop', 'back'], (id) => phrases[id]);

test.each([
  ['stop', 'stop'],
  [' STOP! ', 'stop'],
  ['End  it', 'stop'],
  ['go back', 'back'],
  ['lets stop', 'back'],
  ['please stop', undefined],
  ['', undefined],
])('"%s" is %s: the whole text counts, and of two with one phrase the first', (typed, id) => {
  expect(which(typed)).toBe(id);
});
