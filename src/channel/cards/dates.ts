import { londonDay } from '../../core/follow-up/days.ts';

/** A day as people write it. `day` is YYYY-MM-DD and has no time zone. */
export const dayName = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** The same with the day of the week, which is what people plan by. */
export const weekdayName = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${day}T00:00:00Z`));

/** A moment on the wall clock of the people who use Askwell. `moment` is ISO 8601. */
export const momentName = (locale: string, moment: string): string =>
  new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    timeZone: 'Europe/London',
  }).format(new Date(moment));

/** Making a clock costs more than drawing the rest of a card, and an escalation's cards show a dozen times of day. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function clock(locale: string): Intl.DateTimeFormat {
  const known = clocks.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' },
  });
  clocks.set(locale, made);
  return made;
}

/**
 * The time of day in London of an ISO 8601 moment, and its day where that is not `today` (YYYY-MM-DD): an hour of
 * tomorrow must not be read as one of today.
 */
export function clockParts(locale: string, moment: string, today: string): { time: string; day?: string } {
  const at = new Date(moment);
  const [time, day] = [clock(locale).format(at), londonDay(at)];
  if (day === today) return { time };
  const named = new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  }).format(new Date(`${day}T00:00:00Z`));
  return { time, day: named };
}
