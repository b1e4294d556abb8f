import type { Database } from '../../../src/store/database.ts';
import type { Seal } from '../../../src/store/seal.ts';
import { sealedColumns } from '../../../src/store/sealed-columns.ts';

/** Every row of every table of a test's schema as text, by table, what is sealed in it opened and beside it. */
export async function dumpOf(database: Database, seal: Seal): Promise<Record<string, string>> {
  const { rows: tables } = await database.query<{ name: string }>(
    'select table_name as name from information_schema.tables where table_schema = current_schema()',
  );
  const dump: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await database.query<{ row: string }>(
      `select row_to_json(t)::text as row from ${name} t`,
    );
    const sealed = sealedColumns.filter(({ table }) => table === name);
    const opened = await Promise.all(
      sealed.map(async ({ column, keys, place }) => {
        const key = `array[${keys.map((one) => `${one.column}::text`)}]`;
        const { rows: held } = await database.query<{ key: string[]; value: Buffer }>(
          `select ${key} as key, ${column} as value from ${name} where length(${column}) > 0`,
        );
        return held.map((one) => JSON.stringify(seal.open(one.value, place(one.key))));
      }),
    );
    dump[name] = [...rows.map(({ row }) => row), ...opened.flat()].join('\n');
  }
  return dump;
}

/** The tables in which any of these words stands. */
export const where = (dump: Record<string, string>, ...words: readonly string[]): string[] =>
  Object.keys(dump)
    .filter((table) => words.some((word) => dump[table]?.includes(word)))
    .sort();
