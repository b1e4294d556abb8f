import type { Database } from '../../../src/store/database.ts';

/** Who was in touch, where, and what was answered: written by every turn, whatever it came to. */
const bookkeeping = ['turn', 'person', 'team_channel', 'migration'];

/**
 * Every row of every table, by table; a table that is added later is in it from the start. Not which message carries a
 * card: that is noted once a reply is out, and a reply to what was refused may carry one.
 */
export type Rows = ReadonlyMap<string, readonly string[]>;

export async function tablesOf(database: Database, schema: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = $1 and table_type = 'BASE TABLE'`,
    [schema],
  );
  return rows.map(({ name }) => name).filter((name) => !bookkeeping.includes(name));
}

const line = `(to_jsonb(t) - 'card_id')::text`;

export async function rowsOf(database: Database, tables: readonly string[]): Promise<Rows> {
  const each = tables.map((name) => `select '${name}' as name, ${line} as line from "${name}" t`);
  const { rows } = await database.query<{ name: string; line: string }>(each.join(' union all '));
  const found = new Map<string, string[]>(tables.map((name) => [name, []]));
  for (const { name, line } of rows) found.get(name)?.push(line);
  for (const lines of found.values()) lines.sort();
  return found;
}

/** One line that is another one as soon as any row is. */
export async function digestOf(database: Database, tables: readonly string[]): Promise<string> {
  const each = tables.map(
    (name) => `(select string_agg(md5(${line}), '' order by md5(${line})) from "${name}" t)`,
  );
  const asked = { name: 'digest', text: `select md5(concat_ws('|', ${each.join(', ')})) as digest` };
  const { rows } = await database.query<{ digest: string }>(asked as unknown as string);
  return rows[0]?.digest ?? '';
}

/** The tables in which something is different. */
export const changed = (before: Rows, after: Rows): string[] =>
  [...before].flatMap(([name, lines]) => (after.get(name)?.join('\n') === lines.join('\n') ? [] : [name]));

/** The rows of these people, or about them, that are not there any more as they were. */
export const lostOf = (before: Rows, after: Rows, whose: readonly string[]): string[] =>
  [...before].flatMap(([name, lines]) => {
    const now = new Set(after.get(name));
    return lines.filter((line) => !now.has(line) && whose.some((one) => line.includes(one))).map(() => name);
  });
