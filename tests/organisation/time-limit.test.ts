import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levels } from '../../src/content/schema/outcomes.ts';
import { timeLimit } from '../../src/core/organisation/time-limit.ts';
import { moment } from './support/arbitrary-rotas.ts';
import { exampleFile, organisationIn } from './support/files.ts';
import { clockInLondon } from './support/london-clock.ts';

const organisation = organisationIn(exampleFile);
const quarter = 15 * 60_000;

/** GOV.UK, bank holidays in England and Wales. */
const bankHolidays = [
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25'],
  ...['2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'],
  ...['2027-12-27', '2027-12-28', '2028-01-03'],
];

/** Whether a moment lies in the example's working time, by what Intl says of London. */
function isWorked(at: Date): boolean {
  const [day = '', time = ''] = clockInLondon(at).split('T');
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  const worked = weekday >= 1 && weekday <= 5 && !bankHolidays.includes(day);
  return worked && time >= '08:00' && time < '18:30';
}

const withHours = (hours: number): typeof organisation => {
  const limits = {
    ...{ immediate: { minutes: 5 }, high: { minutes: 15 } },
    ...{ medium: { 'working-hours': hours }, standard: { 'working-hours': hours } },
  };
  const steps = [{ notify: [{ person: 'priya-nair' }], within: limits }];
  const rest = organisation.chains.standard;
  if (!rest) throw new Error('the example has no chain "standard"');
  return { ...organisation, chains: { standard: { ...rest, steps } } };
};

test('so many working hours lie before the limit, none of them at night, at a weekend or on a holiday', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 40 }), (some, hours) => {
      const from = new Date(Math.floor(some.getTime() / quarter) * quarter);
      const due = timeLimit(withHours(hours), 'standard', 0, 'medium', from);
      expect(due.getTime() % quarter).toBe(0);
      let worked = 0;
      for (let at = from.getTime(); at < due.getTime(); at += quarter) {
        if (isWorked(new Date(at))) worked += 1;
      }
      expect(worked).toBe(hours * 4);
      // It is due as soon as the last of them has passed, not at the next opening.
      expect(isWorked(new Date(due.getTime() - quarter))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('minutes count at every hour of every day, also while the clocks change', () => {
  fc.assert(
    fc.property(moment, fc.constantFrom('immediate', 'high'), (from, level) => {
      const due = timeLimit(organisation, 'standard', 0, level, from);
      expect(due.getTime() - from.getTime()).toBe((level === 'high' ? 15 : 5) * 60_000);
    }),
  );
});

describe('which limit is meant', () => {
  const from = new Date('2026-11-23T09:00:00Z');
  const minutes = (waitingFor: Parameters<typeof timeLimit>[2]) =>
    (timeLimit(organisation, 'standard', waitingFor, 'high', from).getTime() - from.getTime()) / 60_000;

  test.each([
    [0, 15],
    [2, 15],
    ['idle-acknowledged', 60],
    ['idle-owned', 240],
    ['unowned', 15],
  ] as const)('for %s it is %i minutes', (waitingFor, expected) => {
    expect(minutes(waitingFor)).toBe(expected);
  });

  test('there is one for every wait, at every level', () => {
    for (const level of levels)
      for (const waitingFor of [0, 1, 2, 'idle-acknowledged', 'idle-owned', 'unowned'] as const)
        expect(timeLimit(organisation, 'standard', waitingFor, level, from) > from).toBe(true);
  });

  test('a step or chain that is not there is an error, not a wait without an end', () => {
    expect(() => timeLimit(organisation, 'standard', 3, 'high', from)).toThrow(RangeError);
    expect(() => timeLimit(organisation, 'gone', 0, 'high', from)).toThrow(RangeError);
  });
});

test('over Christmas four working hours end on the first working day', () => {
  const due = timeLimit(organisation, 'standard', 0, 'medium', new Date('2026-12-24T17:30:00Z'));
  expect(due).toEqual(new Date('2026-12-29T11:00:00Z'));
});
