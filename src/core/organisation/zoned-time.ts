import { Temporal } from 'temporal-polyfill';
import type { Day } from '../follow-up/days.ts';

/** A day and a time of day ("09:00") as a clock on the wall shows them. They compare as texts. */
export type Wall = { day: Day; time: string };

/**
 * The first moment at which the clock of a zone shows a time of a day, or a later one. On the night on which 01:30 comes
 * twice that is the first of the two; on the night on which it is skipped, the moment at which the clock jumps. So
 * later times never come earlier: a handover on the night of a change neither overlaps the next one nor leaves a gap.
 */
export function momentOf(zone: string, { day, time }: Wall): Date {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`);
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(wall)) return new Date(first.epochMilliseconds);
  const jump = first.getTimeZoneTransition('next');
  if (!jump) throw new RangeError(`${zone} has no ${day} ${time}`);
  return new Date(jump.epochMilliseconds);
}

/** What the clock of a zone shows at a moment; seconds are left off. */
export function wallAt(zone: string, moment: Date): Wall {
  const [day = '', time = ''] = Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .split('T');
  return { day, time };
}

/** When a zone's clocks change next after a moment; undefined where they never do. */
export function nextClockChange(zone: string, after: Date): Date | undefined {
  const change = Temporal.Instant.fromEpochMilliseconds(after.getTime())
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  return change ? new Date(change.epochMilliseconds) : undefined;
}
