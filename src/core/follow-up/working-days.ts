import Holidays from 'date-holidays';
import { addDays, type Day, isWeekend } from './days.ts';

/**
 * Bank holidays of England; those of Wales are the same (Banking and Financial Dealings Act 1971, schedule 1). Asked for
 * by year, the library reckons: it reads no clock and nothing outside the process. A holiday that is proclaimed for one
 * year (a coronation) comes with a newer version of it.
 */
const calendar = new Holidays('GB', 'ENG');

const known = new Map<string, ReadonlyMap<Day, string>>();

function holidaysOf(year: string): ReadonlyMap<Day, string> {
  const before = known.get(year);
  if (before) return before;
  const free = calendar.getHolidays(Number(year), 'en').filter(({ type }) => type === 'public');
  const named = new Map(free.map(({ date, name }) => [date.slice(0, 10), name]));
  known.set(year, named);
  return named;
}

/** The name of the bank holiday that a day is ("Boxing Day (substitute day)"); undefined when it is none. */
export const bankHoliday = (day: Day): string | undefined => holidaysOf(day.slice(0, 4)).get(day);

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
