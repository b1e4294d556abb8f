import { expect, test } from 'vitest';
import { holidayTable } from '../../scripts/tables/holiday-table.ts';
import { wordTable } from '../../scripts/tables/word-table.ts';
import holidays from '../../src/core/follow-up/bank-holidays.json' with { type: 'json' };
import { bankHoliday } from '../../src/core/follow-up/working-days.ts';
import words from '../../src/core/identifiers/word-table.json' with { type: 'json' };

// A newer version of a package may know a new holiday or another name: `npm run tables` writes them down again.
test('the bank holidays are those of the package', () => expect(holidays).toEqual(holidayTable()));
test('the words and names are those of the package', () => expect(words).toEqual(wordTable()));

test('a year outside the table is an error, not a year without holidays', () => {
  expect(() => bankHoliday('2019-12-25')).toThrow('2019');
  expect(() => bankHoliday('2101-01-01')).toThrow('2101');
  expect(bankHoliday('2100-12-27')).toBeDefined();
});
