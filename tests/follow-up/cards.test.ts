import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawCard } from '../../src/channel/cards/draw-card.ts';
import { cardMessage } from '../../src/channel/draw.ts';
import { readText } from '../../src/channel/which-words-typed.ts';
import type { Words } from '../../src/content/words.ts';
import type { FollowUpForm, View } from '../../src/core/conversation/views.ts';
import { type DayProblem, offers } from '../../src/core/follow-up/which-day.ts';
import {
  buttonsOf,
  inputOf,
  readable,
  verbsOf,
  vocabularyOf,
  wrongWith,
} from '../cards/support/check-card.ts';
import { at, summary } from '../cards/support/views.ts';
import { realWords, today, walker } from '../cards/support/walk.ts';
import { projectRoot, realContent } from '../support/content.ts';

const content = realContent();
const vocabulary = vocabularyOf(content);
let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const unsafe = {
  ...{ 'seen-alone': 'no', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

const followUp = '7d1f0f6e-0a3c-4a55-8f55-3f0a3ad7c001';
const dueOn = '2026-11-24';
const form: FollowUpForm = { offers: offers(today) };
const one = {
  id: followUp,
  session: at.session,
  dueOn,
  state: 'planned',
  startedAt: '2026-11-20T10:00:00.000Z',
} as const;
const many = Array.from({ length: 30 }, (_, i) => ({ ...one, id: `${followUp.slice(0, -2)}${10 + i}` }));

const problems: DayProblem[] = [
  ...(['choose', 'no-date', 'two-days', 'unreadable', 'today'] as const).map((kind) => ({ kind })),
  { kind: 'past', day: '2026-11-19' },
  { kind: 'too-far', day: '2028-11-20', latest: '2027-11-20' },
  { kind: 'not-working', day: '2026-11-28', next: '2026-11-30' },
  { kind: 'not-working', day: '2026-12-28', holiday: 'Boxing Day (substitute day)', next: '2026-12-29' },
];
const planned = { followUp, dueOn };
const views: [string, View][] = [
  ['planning', { kind: 'follow-up', at, planned: undefined, form }],
  ['planned', { kind: 'follow-up', at, planned, form }],
  ['moving', { kind: 'follow-up-move', ...planned, form }],
  ...(['done', 'passed-on', 'moved'] as const).flatMap((outcome) =>
    [true, false].map((canOpen): [string, View] => [
      ...([`${outcome}, ${canOpen}`, { kind: 'follow-up-settled', outcome, canOpen, ...planned }] as const),
    ]),
  ),
  ['the list, empty', { kind: 'follow-ups', planned: [] }],
  ['the list, long', { kind: 'follow-ups', planned: many }],
  ['the reminder', { kind: 'reminder', followUp }],
  ['the summary', summary({ followUp: { ...planned, byDefault: true, today } })],
  ['the summary on the day', summary({ followUp: { ...planned, byDefault: false, today: dueOn } })],
  ...problems.map((problem): [string, View] => [
    `a problem: ${JSON.stringify(problem)}`,
    {
      kind: 'follow-up',
      at,
      planned,
      form: { ...form, problem, draft: { choice: 'another-date', date: dueOn } },
    },
  ]),
];
const draw = (view: View) => drawCard({ view, notices: [] }, words, today, content);

test.each(views)('%s keeps the rules of cards', (_, view) => {
  expect(wrongWith(draw(view).card, vocabulary)).toEqual([]);
});

describe('the reminder', () => {
  test('says nothing of the enquiry, neither on the card nor where others can see it', () => {
    const drawn = draw({ kind: 'reminder', followUp });
    const line = 'You asked Askwell to remind you of something today.';
    expect(drawn.summary).toBe(line);
    expect(readable(drawn.card).split('\n')).toEqual([
      ...['Reminder', line, 'Open the enquiry', 'Done', 'Move to another day', 'Passed on to a colleague'],
      'Danger now',
    ]);
    expect(JSON.stringify(drawn)).not.toContain(at.session);
  });

  test('raises a notification; what somebody just asked for does not', () => {
    expect(cardMessage(draw({ kind: 'reminder', followUp }))).toMatchObject({
      ...{ type: 'message', channelData: { notification: { alert: true } } },
    });
    expect(cardMessage(draw({ kind: 'help' }))).not.toHaveProperty('channelData');
  });
});

describe('the days', () => {
  test('are shown with their weekday, and what is shown is what is sent', () => {
    const { card } = draw({ kind: 'follow-up', at, planned: undefined, form });
    expect(inputOf(card, 'follow-up')?.choices).toEqual([
      { title: 'Next working day: Monday, 23 November 2026', value: '2026-11-23' },
      { title: 'In 2 working days: Tuesday, 24 November 2026', value: '2026-11-24' },
      { title: 'In one week: Friday, 27 November 2026', value: '2026-11-27' },
      { title: 'Another date, filled in below', value: 'another-date' },
    ]);
    expect(inputOf(card, 'follow-up')).not.toHaveProperty('value');
    expect(inputOf(card, 'follow-up-date')).toMatchObject({ type: 'Input.Date' });
  });

  test('a bank holiday is named, and the next working day stands ready', () => {
    const problem = problems.at(-1) as DayProblem;
    const draft = { choice: 'another-date', date: '2026-12-29' };
    const { card } = draw({ kind: 'follow-up', at, planned: undefined, form: { ...form, problem, draft } });
    expect(readable(card)).toContain(
      'Monday, 28 December 2026 is a bank holiday: Boxing Day (substitute day).',
    );
    expect(inputOf(card, 'follow-up-date')).toMatchObject({ value: '2026-12-29' });
    expect(inputOf(card, 'follow-up')).toMatchObject({ value: 'another-date' });
  });

  test('a day that is no longer offered is not chosen beforehand', () => {
    const draft = { choice: '2026-11-10' };
    const { card } = draw({ kind: 'follow-up', at, planned: undefined, form: { ...form, draft } });
    expect(inputOf(card, 'follow-up')).not.toHaveProperty('value');
  });
});

describe('the summary', () => {
  test('says that one was planned, and why, with a tap to change it', () => {
    const { card } = draw(summary({ followUp: { ...planned, byDefault: true, today } }));
    expect(readable(card)).toContain('has planned a reminder for you on **Tuesday, 24 November 2026**');
    const change = buttonsOf(card).find(({ title }) => title === 'Change the day');
    expect(change?.data).toMatchObject({ verb: 'go-to', stage: 'follow-up' });
    expect(verbsOf(card)).not.toContain('follow-up-done');
  });

  test('on the day it can be done from there', () => {
    const { card } = draw(summary({ followUp: { ...planned, byDefault: false, today: '2026-11-25' } }));
    expect(verbsOf(card)).toContain('follow-up-done');
  });

  test('a look at it beforehand offers nothing that its place would refuse', () => {
    const { card } = draw(summary({ soFar: true }));
    expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Plan a follow-up');
  });
});

test('long lists say how many are left out', () => {
  const { card } = draw({ kind: 'follow-ups', planned: many });
  expect(verbsOf(card).filter((verb) => verb === 'follow-up-open')).toHaveLength(8);
  expect(readable(card)).toContain('22 more are planned');
});

test('a real walk: planned, changed, not needed', () => {
  const walk = walker(content, words, (card) => expect(wrongWith(card, vocabulary)).toEqual([]));
  walk.press('start');
  walk.press('answer', { fill: { pathway: 'may-harm', timing: 'afterwards' } });
  walk.press('answer', { fill: unsafe });
  for (let cards = 0; walk.view().kind === 'ask' && cards < 20; cards++)
    walk.press('answer', {
      fill: inputOf(walk.card(), 'household') ? { cues: 'anger-or-stress', household: 'partner' } : {},
    });
  expect(walk.view()).toMatchObject({ kind: 'summary', followUp: { dueOn, byDefault: true } });
  walk.press('go-to', { stage: 'follow-up' });
  walk.press('plan-follow-up', { fill: { 'follow-up-date': '2026-12-25' } });
  expect(readable(walk.card())).toContain('Christmas Day');
  walk.press('plan-follow-up');
  expect(readable(walk.card())).toContain('remind you on **Tuesday, 29 December 2026**');
  walk.press('follow-up-done');
  expect(walk.view()).toMatchObject({ kind: 'follow-up-settled', outcome: 'done' });
  walk.press('follow-up-open');
  expect(walk.view()).toMatchObject({ kind: 'follow-up', planned: undefined });
});

test.each(['follow-ups', 'Follow ups', 'my reminders', 'what’s planned'])('%j is the command', (typed) => {
  expect(readText(typed, words)).toEqual({ kind: 'command', command: 'follow-ups' });
});

test('every word of follow-ups that the code names is there', () => {
  const source = globSync('src/**/*.ts', { cwd: projectRoot }).map((file) =>
    readFileSync(join(projectRoot, file), 'utf8'),
  );
  const named = source.flatMap((code) =>
    [...code.matchAll(/['"`](follow-up:[\w.-]*\w)['"`]/g)].map((m) => m[1]),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((key) => !words.has(key as string))).toEqual([]);
});
