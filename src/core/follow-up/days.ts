/** A day of the calendar, YYYY-MM-DD. It has no time zone; days compare as texts. */
export type Day = string;

const noon = (day: Day) => new Date(`${day}T12:00:00Z`);
const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10);

/** True for a day that the calendar has, written as it should be: "2027-02-29" and "1/2/2027" are none. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const moment = noon(text);
  return !Number.isNaN(moment.getTime()) && dayOf(moment) === text;
}

export function addDays(day: Day, n: number): Day {
  const moment = noon(day);
  moment.setUTCDate(moment.getUTCDate() + n);
  return dayOf(moment);
}

/** The same day of the next year; 28 February where that year has no 29th. */
export function aYearAfter(day: Day): Day {
  const monthAndDay = day.slice(4);
  return `${Number(day.slice(0, 4)) + 1}${monthAndDay === '-02-29' ? '-02-28' : monthAndDay}`;
}

export const isWeekend = (day: Day): boolean => [0, 6].includes(noon(day).getUTCDay());

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

const hourMs = 3_600_000;
let lastAsked = { hour: Number.NaN, day: '' };

/**
 * The day on which a moment falls in London: at half past midnight in July it is still yesterday in UTC. Days begin and
 * clocks change on the hour, so that within one hour it is the same day.
 */
export function londonDay(moment: Date): Day {
  const hour = Math.floor(moment.getTime() / hourMs);
  if (hour !== lastAsked.hour) lastAsked = { hour, day: london.format(moment) };
  return lastAsked.day;
}

const londonHour = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' },
});

/**
 * The moment at which a reminder is due: 08:30 on the wall clock in London. The clocks change at 01:00 UTC, so that at
 * 08:30 UTC the hour in London is already that of the rest of the day, on the days of the change too.
 */
export function dueAt(day: Day): Date {
  const inUtc = new Date(`${day}T08:30:00Z`);
  const ahead = Number(londonHour.format(inUtc)) - 8;
  return new Date(inUtc.getTime() - ahead * 3_600_000);
}
