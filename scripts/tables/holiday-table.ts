import Holidays from 'date-holidays';

export const firstYear = 2020;
export const lastYear = 2100;

/**
 * Bank holidays of England by day, as the package `date-holidays` reckons them; those of Wales are the same (Banking and
 * Financial Dealings Act 1971, schedule 1). The package with the calendars of the whole world would take 35 MB of every
 * process. A holiday that is proclaimed for one year (a coronation) comes with a newer version of it.
 */
export function holidayTable(): Record<string, string> {
  const calendar = new Holidays('GB', 'ENG');
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
  return Object.fromEntries(
    years
      .flatMap((year) => calendar.getHolidays(year, 'en'))
      .filter(({ type }) => type === 'public')
      .map(({ date, name }) => [date.slice(0, 10), name]),
  );
}
