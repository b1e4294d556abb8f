import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './local/where-things-are.ts';
import { holidayTable } from './tables/holiday-table.ts';
import { wordTable } from './tables/word-table.ts';

/** Writes the tables that Askwell reads instead of loading whole packages. A test says when they are out of date. */
const write = (path: string, table: object) =>
  writeFileSync(join(projectRoot, path), `${JSON.stringify(table, undefined, 2)}\n`);

write('src/core/identifiers/word-table.json', wordTable());
write('src/core/follow-up/bank-holidays.json', holidayTable());
