import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRotas } from '../../src/content/check-rotas.ts';
import { type Rota, weekdays } from '../../src/content/schema/organisation.ts';
import { rows, withRota } from './support/arbitrary-rotas.ts';
import { exampleFile, organisationIn } from './support/files.ts';

const organisation = organisationIn(exampleFile);
const problemsWith = (week: Rota['week']) =>
  checkRotas(withRota(organisation, { handover: '09:00', week, overrides: [] }), (path, message) => ({
    ...{ file: path.join('.'), line: 1, message },
  }));

/** How many rows are on in each quarter of an hour of the week, counted one by one. */
function mostAtOnce(week: Rota['week']): number {
  const quarters = new Array<number>(7 * 96).fill(0);
  for (const { days, from = '', until = '' } of week) {
    for (const day of days) {
      let at = weekdays.indexOf(day) * 96 + quarterOf(from);
      do {
        quarters[at % quarters.length] = (quarters[at % quarters.length] ?? 0) + 1;
        at += 1;
      } while (at % 96 !== quarterOf(until));
    }
  }
  return Math.max(...quarters);
}
const quarterOf = (time: string) => Number(time.slice(0, 2)) * 4 + Number(time.slice(3)) / 15;

test('rows that are on at the same time are found, and no others', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(rows, (week) => {
      const overlap = mostAtOnce(week) > 1;
      seen.add(overlap);
      expect(problemsWith(week).length > 0).toBe(overlap);
    }),
    { numRuns: 1000 },
  );
  expect(seen.size).toBe(2);
});

test('Sunday night that runs into Monday meets the row of Monday, whichever comes first', () => {
  const night = { days: ['sun' as const], from: '20:00', until: '09:00', person: 'beth-lowry' };
  const early = { days: ['mon' as const], from: '07:00', until: '18:00', person: 'amara-okafor' };
  const message = 'entry 2 of "week" is on while entry 1 is on (mon)';
  for (const week of [
    [night, early],
    [early, night],
  ])
    expect(problemsWith(week)).toEqual([{ file: 'rotas.tried.week.1', line: 1, message }]);
});

test('a row that names a day twice, or runs on into its own next day, is on twice', () => {
  const row = { from: '08:00', until: '08:00', person: 'amara-okafor' };
  expect(problemsWith([{ ...row, days: ['mon', 'mon'] }])).toMatchObject([
    { message: 'entry 1 of "week" is on twice on mon' },
  ]);
  expect(problemsWith([{ ...row, days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }])).toEqual([]);
});
