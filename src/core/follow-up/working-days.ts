import holidays from './bank-holidays.json' with { type: 'json' };
import { addDays, type Day, isWeekend } from './days.ts';

/** Of England and Wales, as `npm run tables` wrote them down (scripts/tables/holiday-table.ts). */
const named = new Map<Day, string>(Object.entries(holidays));
const years = new Set(Object.keys(holidays).map((day) => day.slice(0, 4)));

/**
 * The name of the bank holiday that a day is ("Boxing Day (substitute day)"); undefined when it is none. Throws for a
 * year that the table does not have: counted as if it had no holidays, its time limits would be wrong in silence.
 */
export function bankHoliday(day: Day): string | undefined {
  if (!years.has(day.slice(0, 4))) throw new RangeError(`no bank holidays are known for ${day.slice(0, 4)}`);
  return named.get(day);
}

export const isWorkingDay = (day: Day): boolean => !isWeekend(day) && bankHoliday(day) === undefined;

/** The first working day after a day. */
export const nextWorkingDay = (day: Day): Day => inWorkingDays(day, 1);

/** The working day that comes `n` working days after a day, which itself is not counted. `n` is at least 1. */
export function inWorkingDays(day: Day, n: number): Day {
  let at = day;
  for (let left = n; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
