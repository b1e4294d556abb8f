import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/core/follow-up/days.ts';
import { chosenDay, offers } from '../../src/core/follow-up/which-day.ts';
import { isWorkingDay } from '../../src/core/follow-up/working-days.ts';

const today = '2026-11-20';
const choose = (choice?: unknown, date?: unknown) =>
  chosenDay({ 'follow-up': choice, 'follow-up-date': date }, today);

test('what is offered can always be taken, and is three different days in their order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1825 }), (n) => {
      const day = addDays('2026-01-01', n);
      const days = offers(day).map((offer) => offer.day);
      expect(days.every(isWorkingDay)).toBe(true);
      expect(days.map((one) => chosenDay({ 'follow-up': one }, day))).toEqual(
        days.map((one) => ({ day: one })),
      );
      expect(days).toEqual(days.toSorted());
    }),
    { numRuns: 1000 },
  );
});

test('on a Friday: Monday, Tuesday, and Friday next week', () => {
  expect(offers(today)).toEqual([
    { id: 'next-working-day', day: '2026-11-23' },
    { id: 'two-working-days', day: '2026-11-24' },
    { id: 'one-week', day: '2026-11-27' },
  ]);
});

test.each<[unknown, unknown, string]>([
  ['2026-11-23', undefined, '2026-11-23'],
  ['2026-11-23', '', '2026-11-23'],
  ['2026-11-23', '2026-11-23', '2026-11-23'],
  ['another-date', '2026-12-01', '2026-12-01'],
  [undefined, '2026-12-01', '2026-12-01'],
  ['', ' 2026-12-01 ', '2026-12-01'],
  ['another-date', '2027-11-19', '2027-11-19'],
])('%j with the date %j is %s', (choice, date, day) => {
  expect(choose(choice, date)).toEqual({ day });
});

test.each<[unknown, unknown, object]>([
  [undefined, undefined, { kind: 'choose' }],
  ['', '', { kind: 'choose' }],
  ['another-date', '', { kind: 'no-date' }],
  ['2026-11-23', '2026-12-01', { kind: 'two-days' }],
  ['another-date', 'tomorrow', { kind: 'unreadable' }],
  ['next week', undefined, { kind: 'unreadable' }],
  [7, { a: 1 }, { kind: 'two-days' }],
  [undefined, today, { kind: 'today' }],
  [undefined, '2026-11-19', { kind: 'past', day: '2026-11-19' }],
  [undefined, '2027-11-22', { kind: 'too-far', day: '2027-11-22', latest: '2027-11-20' }],
  [undefined, '2026-11-28', { kind: 'not-working', day: '2026-11-28', next: '2026-11-30' }],
  [
    ...([undefined, '2026-12-28'] as const),
    { kind: 'not-working', day: '2026-12-28', holiday: 'Boxing Day (substitute day)', next: '2026-12-29' },
  ],
])('%j with the date %j is refused, and says why', (choice, date, problem) => {
  expect(choose(choice, date)).toMatchObject({ problem });
});

test('after a day that is not a working day the next one stands ready: one more tap takes it', () => {
  const refused = choose('another-date', '2026-12-25');
  expect(refused).toMatchObject({ draft: { choice: 'another-date', date: '2026-12-29' } });
  const { draft } = refused as { draft: { choice: string; date: string } };
  expect(choose(draft.choice, draft.date)).toEqual({ day: '2026-12-29' });
});
