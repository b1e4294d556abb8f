import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, aYearAfter, dueAt, isDay, isWeekend, londonDay } from '../../src/core/follow-up/days.ts';
import {
  bankHoliday,
  inWorkingDays,
  isWorkingDay,
  nextWorkingDay,
} from '../../src/core/follow-up/working-days.ts';

/** Any day of the years for which somebody may plan now. */
const anyDay = fc.integer({ min: 0, max: 1825 }).map((n) => addDays('2026-01-01', n));

const onTheWall = (moment: Date) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(moment);

/** As published on gov.uk/bank-holidays for England and Wales (2026 to 2028), without those that fall on a weekend. */
const published = [
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25'],
  ...['2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'],
  ...['2027-12-27', '2027-12-28', '2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29'],
  ...['2028-08-28', '2028-12-25', '2028-12-26'],
];

describe('the moment of a reminder', () => {
  test('is half past eight on the wall clock in London, every day of five years', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [year, month, date] = day.split('-');
        expect(onTheWall(dueAt(day))).toBe(`${date}/${month}/${year}, 08:30`);
        expect(londonDay(dueAt(day))).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'],
    ['2027-03-27', '2027-03-28', '2027-10-30', '2027-10-31'],
    ['2028-03-25', '2028-03-26', '2028-10-28', '2028-10-29'],
    ['2029-03-24', '2029-03-25', '2029-10-27', '2029-10-28'],
    ['2030-03-30', '2030-03-31', '2030-10-26', '2030-10-27'],
  ])('moves with the clocks: %s to %s, and %s to %s', (winter, forward, summer, back) => {
    const at = (day: string) => dueAt(day).toISOString().slice(11);
    expect([winter, forward, summer, back].map(at)).toEqual([
      ...['08:30:00.000Z', '07:30:00.000Z', '07:30:00.000Z', '08:30:00.000Z'],
    ]);
  });

  test('today is today in London, not in UTC', () => {
    expect(londonDay(new Date('2026-07-20T23:30:00Z'))).toBe('2026-07-21');
    expect(londonDay(new Date('2026-12-20T23:30:00Z'))).toBe('2026-12-20');
  });
});

describe('working days', () => {
  test('the bank holidays are those that the government publishes', () => {
    const days = Array.from({ length: 1096 }, (_, i) => addDays('2026-01-01', i));
    expect(days.filter((day) => bankHoliday(day) !== undefined && !isWeekend(day))).toEqual(published);
  });

  test('the next one is later, is a working day, and passes over none', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = nextWorkingDay(day);
        expect(next > day && isWorkingDay(next)).toBe(true);
        for (let at = addDays(day, 1); at < next; at = addDays(at, 1)) expect(isWorkingDay(at)).toBe(false);
      }),
    );
  });

  test('counting on is counting one at a time', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 10 }), (day, n) => {
        expect(inWorkingDays(day, n + 1)).toBe(nextWorkingDay(inWorkingDays(day, n)));
      }),
    );
  });

  test.each([
    ['the day before Christmas', '2026-12-24', '2026-12-29'],
    ['the Christmas of which both days fall on a weekend', '2027-12-24', '2027-12-29'],
    ['the Thursday before Easter', '2027-03-25', '2027-03-30'],
    ['the Friday before early May', '2026-05-01', '2026-05-05'],
    ['New Year’s Eve before a Saturday', '2027-12-31', '2028-01-04'],
    ['an ordinary Friday', '2026-11-20', '2026-11-23'],
  ])('after %s: %s comes %s', (_, day, next) => {
    expect(nextWorkingDay(day)).toBe(next);
  });

  test('reckons alike wherever the process runs', () => {
    expect(bankHoliday('2026-12-28')).toBe('Boxing Day (substitute day)');
    expect(bankHoliday('2026-12-29')).toBeUndefined();
  });
});

describe('a day', () => {
  test.each(['2027-02-29', '2026-13-01', '2026-00-10', '1/2/2027', '2026-1-2', '', '1999-01-01', 20261120])(
    '%j is none',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  test('a year after a leap day is the last of February', () => {
    expect(aYearAfter('2028-02-29')).toBe('2029-02-28');
    expect(aYearAfter('2026-11-20')).toBe('2027-11-20');
    expect(isDay('2028-02-29')).toBe(true);
  });
});
