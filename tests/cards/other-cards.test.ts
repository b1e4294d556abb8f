import { beforeAll, describe, expect, test } from 'vitest';
import { drawCard, drawMoved } from '../../src/channel/cards/draw-card.ts';
import type { Words } from '../../src/content/words.ts';
import type { View } from '../../src/core/conversation/views.ts';
import { realContent } from '../support/content.ts';
import { buttonsOf, readable, verbsOf, vocabularyOf, wrongWith } from './support/check-card.ts';
import { ask, at, drawn, emergency, summary } from './support/views.ts';
import { realWords, today } from './support/walk.ts';

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const paused = Array.from({ length: 40 }, (_, i) => ({
  at: { ...at, session: `${at.session.slice(0, -2)}${10 + i}` },
  ...({ stage: 'factors', startedAt: '2026-07-20T23:30:00.000Z' } as const),
}));

const views: Record<string, View> = {
  ask: ask({ problems: [{ words: 'chrome:problems.choose-one', question: 'family-afraid' }], danger: true }),
  summary: summary({ soFar: true }),
  welcome: { kind: 'welcome', at: undefined, paused: [] },
  'welcome, one open, many paused': { kind: 'welcome', at, paused },
  plan: { kind: 'plan', at, readiness: [], toSay: [] },
  danger: { kind: 'danger', at, canUndo: true, services: [emergency()] },
  'danger without a session': { kind: 'danger', at: undefined, canUndo: false, services: [] },
  answers: { kind: 'answers', at, answered: [] },
  response: {
    ...{ kind: 'response', at, sides: [], sections: [] },
    policy: { dashTicks: 14, policeCallouts: 3 },
  },
  signposting: { kind: 'signposting', at, preparing: false, groups: [], never: [] },
  'numbers without an enquiry': {
    ...{ kind: 'signposting', at: undefined, preparing: false, never: [] },
    groups: [{ kind: 'danger-now', fits: true, services: [emergency()] }],
  },
  'who-else': { kind: 'who-else', at, sources: [], cautions: [] },
  reflect: { kind: 'reflect', at, questions: [], takeTo: [] },
  'reflecting without an enquiry': { kind: 'reflect', at: undefined, questions: [], takeTo: [] },
  paused: { kind: 'paused', at, stage: 'summary' },
  'confirming-discard': { kind: 'confirming-discard', at },
  discarded: { kind: 'discarded' },
  closed: { kind: 'closed', at },
  help: { kind: 'help' },
  notice: { kind: 'notice' },
};

test.each(Object.entries(views))(
  '%s keeps the rules and says nothing of the enquiry where others can see it',
  (_, view) => {
    const notices = [{ words: 'chrome:notices.stale-card' }, { words: 'chrome:notices.put-aside' }];
    const { card, summary: line } = drawCard({ view, notices }, words, today, realContent());
    expect(wrongWith(card, vocabularyOf(realContent()))).toEqual([]);
    expect(line).toBe('Askwell');
    expect(readable(card.body[0])).toBe(
      `${words.t('chrome:notices.stale-card')}\n${words.t('chrome:notices.put-aside')}`,
    );
    expect(card.body[0]).toMatchObject({ type: 'Container', style: 'accent' });
  },
);

describe('danger', () => {
  test('says what to do first, in order, before any button', () => {
    const text = readable(drawn(words, { kind: 'danger', at, canUndo: true, services: [emergency()] }));
    const order = [
      '[999](tel:999)',
      'yourself safe',
      'safeguarding lead',
      'Do not confront',
      'children',
      'Carry on',
    ];
    const found = order.map((words) => text.indexOf(words));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(text).toContain(
      'Source: Domestic abuse procedure 2.7-2.9, 5.4; Guide to working with perpetrators: look after yourself',
    );
  });

  test('offers 999 even if the content lost its number, and ways on without a session', () => {
    const card = drawn(words, { kind: 'danger', at: undefined, canUndo: false, services: [] });
    expect(readable(card)).toContain('[999](tel:999)');
    expect(verbsOf(card)).toEqual(['on-call', 'start', 'welcome']);
  });

  test('can be taken back only where core says so', () => {
    const card = (canUndo: boolean) => drawn(words, { kind: 'danger', at, canUndo, services: [] });
    expect(verbsOf(card(true))).toEqual(['escalate', 'carry-on', 'danger-mistaken']);
    expect(verbsOf(card(false))).toEqual(['escalate', 'carry-on']);
  });
});

describe('welcome', () => {
  test('says what it is not, and offers three things and danger', () => {
    const card = drawn(words, { kind: 'welcome', at: undefined, paused: [] });
    expect(readable(card)).toContain('It is not a record');
    expect(verbsOf(card)).toEqual(['start', 'rehearse', 'look-up', 'danger-now', 'help']);
  });

  test('resumes what is open and what was put aside; what does not fit is counted', () => {
    const card = drawn(words, { kind: 'welcome', at, paused });
    expect(verbsOf(card).filter((verb) => verb === 'resume')).toHaveLength(16);
    expect(readable(card)).toContain('25 more are put aside');
    // In July the clock in London is an hour ahead of UTC, and the day another.
    expect(readable(card)).toContain('Risk factors, started 21 July at 00:30');
  });
});

test('discarding is asked once, with two ways that keep everything', () => {
  const card = drawn(words, { kind: 'confirming-discard', at });
  expect(verbsOf(card)).toEqual(['resume', 'start', 'discard-confirmed', 'danger']);
  expect(buttonsOf(card).find(({ verb }) => verb === 'start')?.data).toEqual({ verb: 'start' });
});

test('a card that has moved has nothing to press', () => {
  const { card, summary: line } = drawMoved(words);
  expect(verbsOf(card)).toEqual([]);
  expect(readable(card)).toBe('This card has moved down.');
  expect(line).toBe('Askwell');
});
