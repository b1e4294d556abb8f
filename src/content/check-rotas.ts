import { checkPerson, type OrganisationFile, type Say } from './check-people.ts';
import type { Problem } from './problem.ts';
import { type Rota, weekdays } from './schema/organisation.ts';

/** Rotas: people who are there and may answer, and for each moment of the week no more than one of them. */
export function checkRotas(given: OrganisationFile, say: Say): Problem[] {
  return Object.entries(given.rotas).flatMap(([id, rota]) => {
    const at = (...path: PropertyKey[]) => ['rotas', id, ...path];
    return [
      ...rota.week.flatMap(({ person }, i) => checkPerson(given, person, at('week', i, 'person'), say)),
      ...rota.overrides.flatMap(({ person }, i) =>
        person === null ? [] : checkPerson(given, person, at('overrides', i, 'person'), say),
      ),
      ...rota.overrides.flatMap(({ from, until }, i) =>
        from < until
          ? []
          : [say(at('overrides', i, 'until'), `"until" (${until}) must be later than "from" (${from})`)],
      ),
      ...overlaps(rota).map(({ entry, other, day }) =>
        say(
          at('week', entry),
          entry === other
            ? `entry ${entry + 1} of "week" is on twice on ${day}`
            : `entry ${entry + 1} of "week" is on while entry ${other + 1} is on (${day})`,
        ),
      ),
    ];
  });
}

const dayLength = 24 * 60;
const weekLength = 7 * dayLength;
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

type Span = { entry: number; begins: number; length: number };

/** For each entry that is on at the same time as one before it: which, and on which day. Reported once a pair. */
function overlaps({ handover, week }: Rota): { entry: number; other: number; day: string }[] {
  const spans = week.flatMap(({ days, from = handover, until = handover }, entry): Span[] =>
    days.map((day) => ({
      entry,
      begins: weekdays.indexOf(day) * dayLength + minuteOf(from),
      length: ((minuteOf(until) - minuteOf(from) + dayLength - 1) % dayLength) + 1,
    })),
  );
  const found = spans.flatMap((one, i) =>
    spans.slice(0, i).flatMap((other) => {
      const later = beginsWithin(one, other) ? one : beginsWithin(other, one) ? other : undefined;
      return later ? [{ entry: one.entry, other: other.entry, day: dayName(later.begins) }] : [];
    }),
  );
  return found.filter(
    ({ entry, other }, i) => found.findIndex((f) => f.entry === entry && f.other === other) === i,
  );
}

/** The week is a ring: what begins on Sunday evening may still be on when Monday begins. */
const beginsWithin = (one: Span, other: Span): boolean =>
  (one.begins - other.begins + weekLength) % weekLength < other.length;
const dayName = (minute: number): string => weekdays[Math.floor(minute / dayLength)] ?? '';
