import { describe, expect, test } from 'vitest';
import { whatToSayFirst } from '../../src/core/conversation/what-to-say-first.ts';
import type { Answers, Facts } from '../../src/core/enquiry/facts.ts';
import { type Card, cardWith, whichCards } from '../../src/core/enquiry/which-cards.ts';
import { realContent } from '../support/content.ts';

const content = realContent();
const readiness = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

function told(pathway: string, prompting: Record<string, string> = {}, timing = 'in-consultation'): Facts {
  const answers: Answers = { opening: { pathway, timing, overlays: [] }, readiness, prompting };
  return { answers, notes: {}, unconfirmed: [], setAside: [] };
}

const saidAt = (facts: Facts, question: string) => {
  const card = cardWith(content, facts, question) as Card;
  return whatToSayFirst(content, facts, card).map(({ words }) => words.replace('enquiry:say-first.', ''));
};
const limits = 'limits-of-confidentiality';
const common = 'harm-at-home-is-common';
const believed = ['i-believe-you', 'it-is-not-your-fault'];
const glad = ['glad-you-told-me'];

describe('before the first open question', () => {
  test.each([
    ['may-harm', 'effect-on-family', [limits]],
    ['may-be-harmed', 'how-are-things-at-home', [limits, common]],
    ['unclear', 'how-are-things-at-home', [limits, common]],
  ])(
    '%s: the limits of confidentiality, and why we ask where somebody may be harmed',
    (pathway, question, said) => {
      expect(saidAt(told(pathway), question)).toEqual(said);
    },
  );

  test('once, not before each of them', () => {
    expect(saidAt(told('may-harm'), 'what-do-you-do')).toEqual([]);
    expect(saidAt(told('unclear'), 'effect-on-family')).toEqual([]);
  });
});

describe('after a yes', () => {
  test('nothing while nobody has said yes', () => {
    for (const answer of ['no', 'unsure', 'declined', 'not-asked'])
      expect(saidAt(told('may-be-harmed', { 'feels-unsafe-or-frightened': answer }), 'threatened')).toEqual(
        [],
      );
  });

  test('the person harmed is believed, and it is not their fault', () => {
    const facts = told('may-be-harmed', { 'feels-unsafe-or-frightened': 'yes' });
    expect(saidAt(facts, 'threatened')).toEqual(believed);
  });

  test('not on the very card that it was said on', () => {
    expect(saidAt(told('may-be-harmed', { threatened: 'yes' }), 'threatened')).toEqual([]);
  });

  test('right after it, and not on every card that follows', () => {
    const facts = told('may-be-harmed', { 'feels-unsafe-or-frightened': 'yes' });
    expect(saidAt(facts, 'changes-own-behaviour')).toEqual([]);
  });

  test('telling is valued on the side that may harm', () => {
    const facts = told('may-harm', { 'family-afraid': 'yes' });
    expect(saidAt(facts, 'police-called')).toEqual(glad);
    expect(saidAt(facts, 'limits-contact')).toEqual([]);
    expect(saidAt(told('may-harm', { 'getting-worse': 'yes' }), 'drink-or-drugs-change-it')).toEqual(glad);
  });

  test('drink alone shows no abuse, so nothing is answered as if it did', () => {
    expect(saidAt(told('may-harm', { 'drink-or-drugs-change-it': 'yes' }), 'limits-contact')).toEqual([]);
  });

  test('unclear: "not your fault" never answers what is told about harming', () => {
    const harmed = told('unclear', { 'changes-own-behaviour': 'yes' });
    expect(saidAt(harmed, 'shouting-or-smashing')).toEqual(believed);
    expect(saidAt(harmed, 'violent-towards-someone')).toEqual([]);
    const both = told('unclear', { 'changes-own-behaviour': 'yes', 'shouting-or-smashing': 'yes' });
    expect(saidAt(both, 'violent-towards-someone')).toEqual(glad);
  });
});

test.each(['may-harm', 'may-be-harmed', 'unclear'])('%s: afterwards nothing is said aloud', (pathway) => {
  const facts = told(pathway, { threatened: 'yes', 'family-afraid': 'yes' }, 'afterwards');
  const cards = whichCards(content, facts);
  expect(cards.length).toBeGreaterThan(5);
  expect(cards.flatMap((card) => whatToSayFirst(content, facts, card))).toEqual([]);
});
