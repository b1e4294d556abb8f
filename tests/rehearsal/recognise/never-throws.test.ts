import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOfMove, moveIds } from '../../../src/core/rehearsal/moves.ts';
import { createRecogniser } from '../../../src/core/rehearsal/recognise/recognise.ts';
import { model, recognise } from './support/recogniser.ts';

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'you',
        "can't",
        'hit',
        'her',
        '?',
        '.',
        '…',
        '\n',
        ',',
        'İ',
        'ﬁ',
        '😀',
        "'",
        'constructor',
      ),
    )
    .map((words) => words.join(' ')),
);

test('whatever is typed, there is a move, and every deciding word stands in the text', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { moves, because } = recognise(text);
      expect(moves.length).toBeGreaterThan(0);
      expect(new Set(moves).size).toBe(moves.length);
      expect(moves.every((move) => move in kindOfMove)).toBe(true);
      if (moves.includes('other')) expect(moves).toEqual(['other']);
      for (const { move, words } of because) {
        expect(moves).toContain(move);
        for (const word of words) expect(text).toContain(word);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the same text is read alike each time, by another recogniser of the same model too', () => {
  const again = createRecogniser(model);
  fc.assert(
    fc.property(typed, (text) => {
      const first = recognise(text);
      expect(recognise(text)).toEqual(first);
      expect(again(text)).toEqual(first);
    }),
  );
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['marks', '?!…'],
  ['a face', '😀👩‍👩‍👧'],
])('%s is read as other, because of no word', (_, text) => {
  expect(recognise(text)).toEqual({ moves: ['other'], because: [] });
});

test.each([
  ['one long word', 'a'.repeat(100_000)],
  ['many sentences', 'Who is at home? '.repeat(6_250)],
  ['many words', 'are you afraid of her '.repeat(4_600)],
  ['half a pair', '\ud83d'.repeat(100_000)],
])('100,000 characters: %s', (_, text) => {
  expect(text.length).toBeGreaterThan(99_000);
  expect(moveIds).toEqual(expect.arrayContaining(recognise(text).moves));
});
