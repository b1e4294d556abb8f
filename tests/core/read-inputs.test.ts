import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Reading, readInputs } from '../../src/core/conversation/read-inputs.ts';
import { eventFor } from '../../src/core/conversation/which-event.ts';
import { type Answers, type Facts, nothingKnown } from '../../src/core/enquiry/facts.ts';
import { begin } from '../../src/core/enquiry/snapshots.ts';
import { type Card, whichCards } from '../../src/core/enquiry/which-cards.ts';
import { realContent } from '../support/content.ts';

const content = realContent();
const answers: Answers = {
  opening: { pathway: 'may-harm', timing: 'afterwards', overlays: [] },
  readiness: { 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  cues: { cues: ['suicide-or-self-harm'] },
};
const known: Facts = { ...nothingKnown, answers };
const cards = whichCards(content, known);
const cardOf = (stage: string, at = 0, of = cards) =>
  of.filter((card) => card.stages.some((one) => one === stage))[at] as Card;
const problems = (card: Card, inputs: Record<string, unknown>, reading: Reading = 'confirm') =>
  readInputs(card, inputs, reading).problems.map(({ words }) => words.replace('chrome:', ''));

const readings = ['confirm', 'skip', 'keep'] as const;
const opening = { pathway: 'may-harm', timing: 'afterwards', overlays: '' };
const judgement = cardOf('judgement');
const home = cardOf('household');

test.each<[string, Card, Record<string, unknown>, string]>([
  ['a list for one answer', judgement, { 'serious-concern': ['yes'] }, 'problems.unreadable'],
  ['an object', judgement, { consent: { toString: 'given' } }, 'problems.unreadable'],
  ['true', judgement, { 'previous-marac': true }, 'problems.unreadable'],
  ['a choice that is not offered', judgement, { 'serious-concern': 'maybe' }, 'problems.unknown-choice'],
  [
    'a name that every object has',
    judgement,
    { 'serious-concern': 'constructor' },
    'problems.unknown-choice',
  ],
  ['a tick that is not offered', home, { household: 'partner,dragon' }, 'problems.unknown-choice'],
  ['an empty tick', home, { household: 'partner,' }, 'problems.unknown-choice'],
  ['a question of another card', judgement, { strangulation: 'yes' }, 'problems.unknown-input'],
  ['__proto__', judgement, JSON.parse('{"__proto__": "yes"}'), 'problems.unknown-input'],
  ['constructor', judgement, { constructor: 'yes' }, 'problems.unknown-input'],
  ['more ticks than DASH has', judgement, { 'dash-ticks': '25' }, 'problems.out-of-range'],
  ['less than none', judgement, { 'dash-ticks': '-1' }, 'problems.out-of-range'],
  ['half a tick', judgement, { 'dash-ticks': 1.5 }, 'problems.out-of-range'],
  ['a number in another script of numbers', judgement, { 'dash-ticks': '1e1' }, 'problems.out-of-range'],
  ['not a number', judgement, { 'dash-ticks': Number.NaN }, 'problems.out-of-range'],
  ['a note that is no text', judgement, { note: 7 }, 'problems.unreadable'],
  ['a megabyte of note', judgement, { note: 'a'.repeat(1_000_000) }, 'problems.note-too-long'],
  ['a megabyte of answer', judgement, { consent: 'a,'.repeat(500_000) }, 'problems.unknown-choice'],
  ['a phone number in a note', judgement, { note: 'ring 07700 900123' }, 'identifiers.phone'],
])('%s is a problem, however the card is read, and no note is taken', (_, card, inputs, problem) => {
  for (const reading of readings) {
    const filled = { ...(card === home ? { cues: 'anger-or-stress', household: 'partner' } : {}), ...inputs };
    expect(problems(card, filled, reading)).toEqual([problem]);
    expect(readInputs(card, { note: 'said so', ...filled }, reading).notes).toEqual({});
  }
});

test('whatever a client sends, what is read is offered by the card, or nothing is', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.constantFrom('yes', 'no', 'partner', 'partner,child-under-18', '3', ''),
  );
  const keys = [
    ...cards.flatMap((card) => card.questions.map(({ id }) => id)),
    'note',
    '__proto__',
    'toString',
  ];
  const inputs = fc.dictionary(fc.constantFrom(...keys), anything, { maxKeys: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...cards), inputs, fc.constantFrom(...readings), (card, sent, reading) => {
      const read = readInputs(card, sent, reading);
      for (const [stage, given] of Object.entries(read.answers))
        for (const [id, value] of Object.entries(given ?? {})) {
          const question = card.questions.find((one) => one.stage === stage && one.id === id);
          const offered = question?.kind === 'number' ? [] : (question?.choices.map(String) ?? []);
          const ids = question?.kind === 'many' ? question.choices.map((choice) => choice.id) : offered;
          expect(question).toBeDefined();
          if (typeof value !== 'number')
            for (const one of [value].flat()) expect([...ids, 'not-asked']).toContain(one);
        }
    }),
    { numRuns: 2000 },
  );
});

describe('what a card must say before it is taken', () => {
  const first = cardOf('opening', 0, whichCards(content, nothingKnown));
  test.each([
    ['the opening without a pathway', first, { ...opening, pathway: '' }, 'choose-one', ['confirm', 'skip']],
    [
      'the opening with "not asked"',
      first,
      { ...opening, timing: 'not-asked' },
      'choose-one',
      ['confirm', 'skip'],
    ],
    ['who is at home', home, { cues: 'anger-or-stress' }, 'choose-at-least-one', ['confirm', 'skip']],
    ['what was noticed', home, { household: 'partner' }, 'choose-at-least-one', ['confirm']],
  ] as const)('%s', (_, card, inputs, problem, asked) => {
    const refused = readings.filter((reading) =>
      problems(card, inputs, reading).includes(`problems.${problem}`),
    );
    expect(refused).toEqual(asked);
  });

  test('readiness that is not gone through', () => {
    expect(problems(cardOf('readiness'), {})).toEqual(Array(6).fill('problems.choose-one'));
  });
});

test('control characters and those that turn the reading direction are taken out of a note', () => {
  const note = 'He\u0000 said\u202e: "no\u200b"\r\nand \u2066left\u0007\u001b[31m';
  expect(readInputs(judgement, { note }, 'confirm').notes).toEqual({
    judgement: 'He said: "no"\nand left[31m',
  });
});

describe('a factor that something else already states', () => {
  const factors = (given: Record<string, string>): Card =>
    cardOf('factors', 0, whichCards(content, { ...known, answers: { ...answers, factors: given } }));
  const read = (card: Card, inputs: Record<string, string>) =>
    readInputs(card, inputs, 'confirm').answers.factors?.['self-harm-threats'];

  test.each([
    ['is not answered by leaving it', {}, {}, undefined],
    ['is not answered by the yes that the card shows', {}, { 'self-harm-threats': 'yes' }, undefined],
    ['can be denied', {}, { 'self-harm-threats': 'no' }, 'no'],
    ['stays denied when it is left alone', { 'self-harm-threats': 'no' }, {}, 'no'],
    [
      'is stated again by a yes after a no',
      { 'self-harm-threats': 'no' },
      { 'self-harm-threats': 'yes' },
      'yes',
    ],
    ['is not denied by "no to all others"', {}, { 'other-factors': 'no' }, undefined],
  ])('%s', (_, before, inputs, after) => {
    expect(read(factors(before as Record<string, string>), inputs as Record<string, string>)).toBe(after);
  });
});

test('on any problem there is no event; danger alone goes ahead, with what could be read', () => {
  const snapshot = begin(content);
  const inputs = { pathway: 'may-harm', timing: 'yesterday', note: '943 476 5919' };
  for (const verb of ['answer', 'skip', 'back', 'pause', 'summary', 'answers', 'discard'] as const) {
    const { event, problems: found } = eventFor(content, snapshot, { verb, session: 's', step: 1, inputs });
    expect([verb, event, found.length]).toEqual([verb, undefined, 2]);
  }
  const { event } = eventFor(content, snapshot, { verb: 'danger', session: 's', step: 1, inputs });
  expect(event).toEqual({ type: 'DANGER', answers: { opening: { pathway: 'may-harm' } }, notes: {} });
});
