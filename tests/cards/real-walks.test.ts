import { beforeAll, describe, expect, test } from 'vitest';
import { bytesOf } from '../../src/channel/cards/draw-card.ts';
import type { Card } from '../../src/channel/cards/element.ts';
import type { Content } from '../../src/content/content.ts';
import type { Words } from '../../src/content/words.ts';
import { realContent } from '../support/content.ts';
import { inputsOf, readable, verbsOf, vocabularyOf, wrongWith } from './support/check-card.ts';
import { realWords, walker } from './support/walk.ts';

let content: Content;
let words: Words;
let vocabulary: Set<string>;
beforeAll(async () => {
  content = realContent();
  words = await realWords();
  vocabulary = vocabularyOf(content);
});

const check = (card: Card) => expect(wrongWith(card, vocabulary), JSON.stringify(card.metadata)).toEqual([]);
const begin = () => {
  const walk = walker(content, words, check);
  check(walk.card());
  walk.press('start');
  return walk;
};

/** Fills every input of a card: the given answer to each question, everything ticked, a note of the greatest length. */
function filled(card: Card, answer: string, note?: string) {
  return Object.fromEntries(
    inputsOf(card).map((input) => {
      const offered = ((input.choices ?? []) as { value: string }[]).map(({ value }) => value);
      if (input.isMultiSelect) return [input.id, offered.join(',')];
      if (input.type === 'Input.Number') return [input.id, '3'];
      if (input.id === 'note') return [input.id, note ?? ''];
      return [input.id, offered.includes(answer) ? answer : offered[0]];
    }),
  );
}

function toSummary(timing: string, answer: string, note?: string) {
  const walk = begin();
  let cards = 0;
  walk.press('answer', { fill: { pathway: 'may-harm', timing } });
  while (walk.view().kind === 'ask' && cards < 80) {
    cards += 1;
    walk.press('answer', { fill: filled(walk.card(), answer, note) });
  }
  expect(walk.view().kind).toBe('summary');
  return { walk, cards: cards + 1 };
}

describe('every card of a real enquiry', () => {
  test.each(['in-consultation', 'afterwards'])('keeps the rules, %s', (timing) => {
    for (const answer of ['yes', 'no', 'unsure', 'concern-heard']) toSummary(timing, answer);
  });

  test('afterwards it is at most ten cards to the summary', () => {
    expect(toSummary('afterwards', 'yes').cards).toBeLessThanOrEqual(9);
  });

  test('is never too big, whatever was noted', () => {
    for (const character of ['a', '漢', '😀', '"'])
      for (const timing of ['in-consultation', 'afterwards']) {
        const note = character.repeat(1000 / character.length);
        const { walk } = toSummary(timing, 'yes', note);
        const sizes = [bytesOf(walk.card())];
        sizes.push(bytesOf(walk.press('answers')));
        expect(Math.max(...sizes)).toBeLessThan(28_672);
      }
  });

  test('every way out of a card is a card too', () => {
    for (const verb of ['danger', 'pause', 'answers', 'summary', 'discard']) {
      for (let cards = 0; cards < 40; cards++) {
        const walk = begin();
        walk.press('answer', { fill: { pathway: 'may-harm', timing: 'in-consultation' } });
        for (let i = 0; i < cards && walk.view().kind === 'ask'; i++)
          walk.press('answer', { fill: filled(walk.card(), 'yes') });
        if (walk.view().kind !== 'ask') break;
        walk.press(verb);
        expect(walk.notices()).toEqual([]);
        const back = verbsOf(walk.card()).includes('resume') ? 'resume' : 'carry-on';
        walk.press(back);
        expect(walk.notices()).toEqual([]);
      }
    }
  });

  test('preparing leads over the plan to where to get help', () => {
    const walk = begin();
    walk.press('answer', { fill: { pathway: 'may-harm', timing: 'preparing' } });
    expect(walk.view().kind).toBe('plan');
    expect(inputsOf(walk.card())).toEqual([]);
    walk.press('go-to', { stage: 'signposting' });
    expect(walk.view().kind).toBe('signposting');
    walk.press('back');
    expect(walk.view().kind).toBe('plan');
    walk.press('close');
    expect(walk.view().kind).toBe('closed');
    walk.press('resume');
    expect(walk.view().kind).toBe('plan');
  });

  test('the summary: what to say, the missing cards, an own level, close', () => {
    const { walk } = toSummary('in-consultation', 'unsure');
    expect(readable(walk.card())).toContain('NOT KNOWN');
    walk.press('go-to', { stage: 'response' });
    expect(walk.view().kind).toBe('response');
    walk.press('back');
    walk.press('set-level', { fill: { level: 'immediate', reason: '' } });
    expect(readable(walk.card())).toContain('The rules say');
    walk.press('set-level', { fill: { level: 'standard', reason: '' } });
    expect(readable(walk.card())).toContain(words.t('chrome:problems.reason-needed'));
    walk.press('go-to', { stage: 'factors' });
    expect(walk.view().kind).toBe('ask');
  });

  test('danger at the opening, and by mistake', () => {
    const walk = begin();
    walk.press('danger');
    expect(readable(walk.card())).toContain('[999](tel:999)');
    walk.press('danger-mistaken');
    expect(walk.view().kind).toBe('ask');
  });
});
