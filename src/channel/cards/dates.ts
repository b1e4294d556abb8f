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
