import { type Organisation, type Rota, type Weekday, weekdays } from '../../content/schema/organisation.ts';
import { addDays, type Day } from '../follow-up/days.ts';
import { momentOf, type Wall, wallAt } from './zoned-time.ts';

/** A shift that leads handed over at run time. Wins over the file; a later one in the list over an earlier one. */
export type Swap = { rota: string; from: Date; until: Date; person: string };

/** Somebody, or nobody (`person` undefined), from one moment until just before another. */
export type Shift = { person: string | undefined; from: Date; until: Date };

/**
 * Who is on at a moment. `until` is when that changes (undefined where it does not within five weeks); `next` is the
 * next shift in which somebody is on.
 */
export type OnDuty = {
  person: string | undefined;
  until: Date | undefined;
  next?: { person: string; from: Date };
};

const fiveWeeks = 35 * 24 * 3_600_000;

/** A rota that the file does not know has nobody on it: an escalation may have been raised under an older file. */
export function whoIsOn(
  organisation: Organisation,
  rotaId: string,
  at: Date,
  swaps: readonly Swap[] = [],
): OnDuty {
  const horizon = new Date(at.getTime() + fiveWeeks);
  const [now, ...later] = shiftsBetween(organisation, rotaId, at, horizon, swaps);
  const next = later.find((shift): shift is Shift & { person: string } => shift.person !== undefined);
  return {
    person: now?.person,
    until: later.length > 0 ? now?.until : undefined,
    ...(next && { next: { person: next.person, from: next.from } }),
  };
}

/** The one person who is on at a moment; undefined is nobody. */
export function personOn(
  organisation: Organisation,
  rotaId: string,
  at: Date,
  swaps: readonly Swap[] = [],
): string | undefined {
  const claims = claimsOn(organisation, rotaId, at, at, swaps);
  return claims.find((claim) => claim.from <= at && at < claim.until)?.person;
}

/**
 * The shifts that fill the time from `from` until `until`, in order, without gap or overlap: where nobody is on there is
 * a shift without a person. Two shifts of one person that touch are one. The first and the last are cut at the ends.
 */
export function shiftsBetween(
  organisation: Organisation,
  rotaId: string,
  from: Date,
  until: Date,
  swaps: readonly Swap[] = [],
): Shift[] {
  const claims = claimsOn(organisation, rotaId, from, until, swaps);
  const inside = (moment: Date) => from < moment && moment < until;
  const edges = [from, ...claims.flatMap((claim) => [claim.from, claim.until]).filter(inside)];
  const shifts: Shift[] = [];
  for (const edge of edges.toSorted((a, b) => a.getTime() - b.getTime())) {
    const person = claims.find((claim) => claim.from <= edge && edge < claim.until)?.person;
    const last = shifts.at(-1);
    if (last && last.person === person) continue;
    if (last) last.until = edge;
    shifts.push({ person, from: edge, until });
  }
  return from < until ? shifts : [];
}

/** All that says who is on in a stretch of time, what wins first. */
function claimsOn(
  organisation: Organisation,
  rotaId: string,
  from: Date,
  until: Date,
  swaps: readonly Swap[],
): Shift[] {
  const rota = organisation.rotas[rotaId];
  if (!rota) return [];
  const zone = organisation['time-zone'];
  // A swap with somebody who has left the file since would page nobody: the file counts again.
  const swapped = swaps.filter((swap) => swap.rota === rotaId && organisation.people[swap.person]);
  const overridden = rota.overrides.map(({ person, ...span }) => ({
    person: person ?? undefined,
    ...{ from: localMoment(zone, span.from), until: localMoment(zone, span.until) },
  }));
  return [...swapped.toReversed(), ...overridden.toReversed(), ...weekly(rota, zone, from, until)];
}

const localMoment = (zone: string, text: string): Date => {
  const [day = '', time = ''] = text.split('T');
  return momentOf(zone, { day, time });
};

/** The shifts of the weekly pattern. One that began the day before may still run. */
function weekly(rota: Rota, zone: string, from: Date, until: Date): Shift[] {
  const shifts: Shift[] = [];
  const last = wallAt(zone, until).day;
  for (let day = addDays(wallAt(zone, from).day, -1); day <= last; day = addDays(day, 1)) {
    for (const pattern of rota.week.filter(({ days }) => days.includes(weekdayOf(day)))) {
      const [begins, ends] = shiftOn(day, pattern.from ?? rota.handover, pattern.until ?? rota.handover);
      shifts.push({
        person: pattern.person,
        ...{ from: momentOf(zone, begins), until: momentOf(zone, ends) },
      });
    }
  }
  return shifts;
}

const shiftOn = (day: Day, from: string, until: string): [Wall, Wall] => [
  { day, time: from },
  { day: until > from ? day : addDays(day, 1), time: until },
];

/** 1 January 2024 was a Monday. */
const monday = Date.parse('2024-01-01T00:00:00Z');

export function weekdayOf(day: Day): Weekday {
  const since = Math.round((Date.parse(`${day}T00:00:00Z`) - monday) / 86_400_000);
  return weekdays[((since % 7) + 7) % 7] as Weekday;
}
