import fc from 'fast-check';
import type { Organisation, Rota } from '../../../src/content/schema/organisation.ts';
import { weekdays } from '../../../src/content/schema/organisation.ts';
import type { Swap } from '../../../src/core/organisation/who-is-on.ts';
import { clockChanges, clockInLondon } from './london-clock.ts';

const minute = 60_000;
const people = ['amara-okafor', 'tom-hartnell', 'priya-nair', 'beth-lowry'];
const person = fc.constantFrom(...people);
/** Often in the hour that is skipped or comes twice. */
const time = fc
  .oneof(fc.integer({ min: 4, max: 12 }), fc.integer({ min: 0, max: 95 }))
  .map((quarter) => new Date(quarter * 15 * minute).toISOString().slice(11, 16));

/** A moment of 2026 or 2027, to the minute; every second one within two days of a change of the clocks. */
export const moment = fc.oneof(
  fc
    .tuple(fc.constantFrom(...clockChanges), fc.integer({ min: -2880, max: 2880 }))
    .map(([change, minutes]) => new Date(change.getTime() + minutes * minute)),
  fc
    .integer({ min: 0, max: 2 * 365 * 24 * 60 })
    .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * minute)),
);

/** A stretch that often holds the moment, so that several of them meet there. */
const around = (at: Date) =>
  fc
    .tuple(fc.integer({ min: -2880, max: 120 }), fc.integer({ min: 1, max: 2880 }))
    .map(([begins, length]) => ({
      from: new Date(at.getTime() + begins * minute),
      until: new Date(at.getTime() + (begins + length) * minute),
    }));

const overridesAround = (at: Date) =>
  fc.array(
    fc.tuple(around(at), fc.option(person)).map(([{ from, until }, person]) => ({
      ...{ from: clockInLondon(from), until: clockInLondon(until) },
      person,
    })),
    { maxLength: 4 },
  );

const swapsAround = (at: Date): fc.Arbitrary<Swap[]> =>
  fc.array(
    fc.tuple(around(at), person).map(([span, person]) => ({ rota: 'tried', person, ...span })),
    { maxLength: 3 },
  );

/** One or two shifts a day, some of them nobody's: never two people at once. */
const week = fc
  .tuple(time, time, fc.array(fc.tuple(fc.option(person), fc.option(person)), { minLength: 7, maxLength: 7 }))
  .map(([one, other, shifts]): Pick<Rota, 'handover' | 'week'> => {
    const whole = one === other;
    const rows = shifts.flatMap(([first, second], i) => [
      { days: [weekdays[i] ?? 'mon'], person: first, ...(!whole && { from: one, until: other }) },
      ...(whole ? [] : [{ days: [weekdays[i] ?? 'mon'], person: second, from: other, until: one }]),
    ]);
    const taken = rows.flatMap(({ person, ...row }) => (person === null ? [] : [{ ...row, person }]));
    return { handover: one, week: taken };
  });

/** A rota, swaps on it, and a moment around which both have something to say. */
export type Situation = { tried: Rota; swaps: Swap[]; at: Date };
export const situation: fc.Arbitrary<Situation> = moment.chain((at) =>
  fc.tuple(week, overridesAround(at), swapsAround(at)).map(([week, overrides, swaps]) => ({
    tried: { ...week, overrides: overrides.filter(({ from, until }) => from < until) },
    ...{ swaps, at },
  })),
);

/** Rows that may or may not be on at the same time. */
export const rows: fc.Arbitrary<Rota['week']> = fc.array(
  fc.record({
    days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 2 }),
    ...{ from: time, until: time, person },
  }),
  { minLength: 1, maxLength: 3 },
);

export const withRota = (organisation: Organisation, tried: Rota): Organisation => ({
  ...organisation,
  rotas: { ...organisation.rotas, tried },
});

export const aWhile = fc.integer({ min: 1, max: 21 * 24 * 60 }).map((minutes) => minutes * minute);
