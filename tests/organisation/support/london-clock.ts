const minute = 60_000;

const london = new Intl.DateTimeFormat('en-CA', {
  ...{ timeZone: 'Europe/London', hourCycle: 'h23' },
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

/** "2027-03-28T02:15" as a clock in London shows it: asked of Intl, not of the library that the code uses. */
export function clockInLondon(moment: Date): string {
  const parts = new Map(london.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type);
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The latest time that the clock had shown by a moment: when it goes back from 02:00 to 01:00, that stays 01:59. */
export function latestShown(moment: Date): string {
  let latest = '';
  for (let back = 0; back <= 120; back++) {
    const shown = clockInLondon(new Date(moment.getTime() - back * minute));
    if (shown > latest) latest = shown;
  }
  return latest;
}

/** The four changes of the clocks in 2026 and 2027 (last Sundays of March and October, 01:00 UTC). */
export const clockChanges = [
  ...['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2027-03-28T01:00:00Z', '2027-10-31T01:00:00Z'],
].map((text) => new Date(text));
