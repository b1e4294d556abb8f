import { beforeAll, describe, expect, test } from 'vitest';
import { cardAction } from '../../src/channel/card-action-schema.ts';
import type { Words } from '../../src/content/words.ts';
import { buttonsOf, inputOf, readable, vocabularyOf, wrongWith } from '../cards/support/check-card.ts';
import { ask, at, drawn, summary } from '../cards/support/views.ts';
import { realWords } from '../cards/support/walk.ts';
import { realContent } from '../support/content.ts';

let words: Words;
beforeAll(async () => {
  words = await realWords();
});
const vocabulary = vocabularyOf(realContent());
const problems = [{ words: 'chrome:identifiers.likely-name', vars: { masked: 'Ag••••' } }];
const treated = (card: Parameters<typeof buttonsOf>[0]) =>
  buttonsOf(card)
    .map(({ data }) => data as Record<string, unknown>)
    .filter((data) => data.clean || data.keep);

describe('a card that was held back', () => {
  test('says what was found, shows the note with its gap, and offers both ways on', () => {
    const card = drawn(
      words,
      ask({ problems, note: 'He said […].', held: { verb: 'pause', keepable: true } }),
    );
    expect(readable(card)).toContain('This may be a name: Ag••••.');
    expect(inputOf(card, 'note')?.value).toBe('He said […].');
    expect(treated(card)).toEqual([
      { verb: 'pause', ...at, clean: true },
      { verb: 'pause', ...at, keep: true },
    ]);
    expect(wrongWith(card, vocabulary)).toEqual([]);
  });

  test('a sure identifier cannot be kept', () => {
    const card = drawn(words, ask({ problems, held: { verb: 'answer', keepable: false } }));
    expect(treated(card)).toEqual([{ verb: 'answer', ...at, clean: true }]);
    expect(readable(card)).not.toContain(words.t('chrome:identifiers.not-a-name'));
  });

  test('the own level keeps what was filled in, and stands open', () => {
    const draft = { level: 'immediate', reason: 'The sister […] rang.' } as const;
    const card = drawn(words, summary({ problems, draft, held: { verb: 'set-level', keepable: true } }));
    expect(inputOf(card, 'reason')?.value).toBe(draft.reason);
    expect(inputOf(card, 'level')?.value).toBe('immediate');
    expect(treated(card)).toHaveLength(2);
    expect(readable(card)).toContain(words.t('chrome:buttons.take-out'));
    expect(wrongWith(card, vocabulary)).toEqual([]);
  });

  test('no other card offers it', () => {
    expect(treated(drawn(words, ask()))).toEqual([]);
    expect(treated(drawn(words, summary()))).toEqual([]);
  });
});

describe('at the door', () => {
  const sent = { verb: 'answer', ...at, note: 'x' };
  test.each(['clean', 'keep'])('%s is the button’s own key, and only true', (key) => {
    expect(cardAction.parse({ ...sent, [key]: true })).toEqual({
      ...{ verb: 'answer', ...at, [key]: true },
      inputs: { note: 'x' },
    });
    for (const value of [false, 'true', 1]) {
      expect(cardAction.safeParse({ ...sent, [key]: value }).success).toBe(false);
    }
  });

  test('a button that takes no text has no such key', () => {
    expect(cardAction.parse({ verb: 'resume', ...at, clean: true })).toMatchObject({
      inputs: { clean: true },
    });
  });
});
