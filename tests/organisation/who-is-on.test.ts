import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rota } from '../../src/content/schema/organisation.ts';
import { personOn, type Swap, shiftsBetween, whoIsOn } from '../../src/core/organisation/who-is-on.ts';
import { aWhile, situation, withRota } from './support/arbitrary-rotas.ts';
import { exampleFile, organisationIn } from './support/files.ts';
import { latestShown } from './support/london-clock.ts';

const organisation = organisationIn(exampleFile);
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Who is on, reckoned the slow way: from what the clock has shown, as texts. */
function expected({ handover, week, overrides }: Rota, swaps: readonly Swap[], at: Date): string | undefined {
  const swap = swaps.findLast(({ from, until }) => from <= at && at < until);
  if (swap) return swap.person;
  const shown = latestShown(at);
  const override = overrides.findLast(({ from, until }) => from <= shown && shown < until);
  if (override) return override.person ?? undefined;
  const [day = '', time = ''] = shown.split('T');
  const noon = Date.parse(`${day}T12:00:00Z`);
  const today = dayNames[new Date(noon).getUTCDay()];
  const yesterday = dayNames[new Date(noon - 86_400_000).getUTCDay()];
  return week.find(({ days, from = handover, until = handover }) => {
    const overnight = until <= from;
    const begunToday = days.some((name) => name === today) && from <= time && (overnight || time < until);
    const begunYesterday = overnight && days.some((name) => name === yesterday) && time < until;
    return begunToday || begunYesterday;
  })?.person;
}

describe('at every moment one person is on, or nobody', () => {
  test('it is whom swaps, overrides and the week name, in that order, by what the clock shows', () => {
    fc.assert(
      fc.property(situation, ({ tried, swaps, at }) => {
        const found = personOn(withRota(organisation, tried), 'tried', at, swaps);
        expect(found).toBe(expected(tried, swaps, at));
      }),
      { numRuns: 600 },
    );
  });

  test('shifts fill the time: none empty, none overlapping, no gap, each one a change', () => {
    fc.assert(
      fc.property(situation, aWhile, ({ tried, swaps, at: from }, length) => {
        const until = new Date(from.getTime() + length);
        const here = withRota(organisation, tried);
        const shifts = shiftsBetween(here, 'tried', from, until, swaps);
        expect(shifts[0]?.from).toEqual(from);
        expect(shifts.at(-1)?.until).toEqual(until);
        for (const [i, shift] of shifts.entries()) {
          expect(shift.from < shift.until).toBe(true);
          const next = shifts[i + 1];
          const onDuty = whoIsOn(here, 'tried', shift.from, swaps);
          expect(onDuty.person).toBe(shift.person);
          const lastMoment = new Date(shift.until.getTime() - 1);
          expect(personOn(here, 'tried', lastMoment, swaps)).toBe(shift.person);
          if (!next) continue;
          expect(next.from).toEqual(shift.until);
          expect(next.person).not.toBe(shift.person);
          expect(onDuty.until).toEqual(shift.until);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a stretch cut in two holds the same shifts', () => {
    fc.assert(
      fc.property(situation, aWhile, aWhile, ({ tried, swaps, at: from }, one, other) => {
        const here = withRota(organisation, tried);
        const middle = new Date(from.getTime() + one);
        const until = new Date(middle.getTime() + other);
        const whole = shiftsBetween(here, 'tried', from, until, swaps);
        const before = shiftsBetween(here, 'tried', from, middle, swaps);
        const after = shiftsBetween(here, 'tried', middle, until, swaps);
        const goesOn = before.at(-1)?.person === after[0]?.person;
        const [first, ...rest] = after;
        const joined = goesOn && first ? [{ ...first, from: before.at(-1)?.from ?? from }, ...rest] : after;
        expect([...(goesOn ? before.slice(0, -1) : before), ...joined]).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a handover at 01:30 on the nights on which the clocks change', () => {
  const at = (text: string) =>
    whoIsOn(
      withRota(organisation, {
        handover: '01:30',
        week: [
          { days: ['sat'], person: 'amara-okafor' },
          { days: ['sun'], person: 'tom-hartnell' },
        ],
        overrides: [],
      }),
      'tried',
      new Date(text),
    ).person;

  test('in spring, when 01:30 is skipped, it is at the jump', () => {
    expect(at('2027-03-28T00:59:59.999Z')).toBe('amara-okafor');
    expect(at('2027-03-28T01:00:00Z')).toBe('tom-hartnell');
  });

  test('in autumn, when 01:30 comes twice, it is the first of the two, and does not go back', () => {
    expect(at('2027-10-31T00:29:59.999Z')).toBe('amara-okafor');
    expect(at('2027-10-31T00:30:00Z')).toBe('tom-hartnell');
    expect(at('2027-10-31T01:15:00Z')).toBe('tom-hartnell');
  });

  test('a shift that lies within the skipped hour has no time', () => {
    const here = withRota(organisation, {
      handover: '09:00',
      week: [{ days: ['sun'], from: '01:15', until: '01:45', person: 'amara-okafor' }],
      overrides: [],
    });
    const night = [new Date('2027-03-27T22:00:00Z'), new Date('2027-03-28T06:00:00Z')] as const;
    expect(shiftsBetween(here, 'tried', ...night)).toEqual([
      { person: undefined, from: night[0], until: night[1] },
    ]);
  });
});

describe('who comes next', () => {
  test('the next shift with somebody in it, over a gap in which nobody is on', () => {
    expect(whoIsOn(organisation, 'daytime-lead', new Date('2026-12-24T10:00:00Z'))).toEqual({
      person: 'tom-hartnell',
      until: new Date('2026-12-25T00:00:00Z'),
      next: { person: 'amara-okafor', from: new Date('2026-12-29T08:00:00Z') },
    });
  });

  test('nothing changes: no end, nobody next', () => {
    const here = withRota(organisation, {
      handover: '09:00',
      week: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], person: 'priya-nair' }],
      overrides: [],
    });
    const at = new Date('2026-11-21T10:00:00Z');
    expect(whoIsOn(here, 'tried', at)).toEqual({ person: 'priya-nair', until: undefined });
  });

  test('a rota that is not in the file has nobody on', () => {
    expect(whoIsOn(organisation, 'gone', new Date('2026-11-21T10:00:00Z'))).toEqual({
      person: undefined,
      until: undefined,
    });
  });

  test('a swap with somebody who is no longer in the file does not count; nor does one of another rota', () => {
    const at = new Date('2026-11-23T10:00:00Z');
    const around = { from: new Date('2026-11-23T08:00:00Z'), until: new Date('2026-11-23T12:00:00Z') };
    const swaps = [
      { rota: 'daytime-lead', person: 'left-last-year', ...around },
      { rota: 'out-of-hours', person: 'priya-nair', ...around },
    ];
    expect(whoIsOn(organisation, 'daytime-lead', at, swaps).person).toBe('amara-okafor');
    expect(whoIsOn(organisation, 'out-of-hours', at, swaps).person).toBe('priya-nair');
  });
});
