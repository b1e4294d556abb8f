const ukClock = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', hourCycle: 'h23' },
  ...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
});

/**
 * An ISO instant as a clock in the United Kingdom shows it: "20 November 2026, 14:05". Put together from its parts,
 * because the comma or "at" between day and time differs from one version of the time data to the next.
 * Throws RangeError for text that is no instant: a record with a wrong date is worse than none.
 */
export function ukDateTime(iso: string): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new RangeError(`"${iso}" is not a date and time`);
  const parts = new Map(ukClock.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')}`;
}
