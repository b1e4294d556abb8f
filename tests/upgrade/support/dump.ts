import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queryable } from '../../../src/store/database.ts';

/**
 * A database as plain SQL: the migrations of that release as they are, then every row. The queues' own tables are left
 * out: jobs are hints, and a restored database must do without them.
 */
export async function dump(db: Queryable, migrations: string): Promise<string> {
  const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort();
  const ddl = await Promise.all(
    files.map(async (name) => `-- ${name}\n${await readFile(join(migrations, name), 'utf8')}`),
  );
  const lines = [
    'create table migration (name text primary key, applied_at timestamptz not null);',
    ...ddl,
    'delete from audit_head;',
  ];
  for (const table of await inOrder(db)) {
    const { rows } = await db.query<{ row: string }>(
      `select format('insert into ${table} values (%s);', string_agg(written, ', ' order by place)) as row
         from (select t.ctid, a.attnum as place,
                 case when a.atttypid = 'bytea'::regtype and value is not null
                   then format('decode(%L, ''base64'')', replace(encode(value::bytea, 'base64'), e'\\n', ''))
                   else quote_nullable(value) end as written
                 from ${table} t, pg_attribute a, lateral (select to_jsonb(t) ->> a.attname as value) v
                where a.attrelid = '${table}'::regclass and a.attnum > 0 and not a.attisdropped) one
        group by ctid order by ctid`,
    );
    lines.push(...rows.map(({ row }) => row));
  }
  return `${lines.join('\n')}\n`;
}

/** Those that others refer to first. */
async function inOrder(db: Queryable): Promise<string[]> {
  const { rows: all } = await db.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace
      order by relname`,
  );
  const { rows: keys } = await db.query<{ name: string; refers: string }>(
    `select conrelid::regclass::text as name, confrelid::regclass::text as refers from pg_constraint
      where contype = 'f' and connamespace = current_schema()::regnamespace`,
  );
  const sorted: string[] = [];
  const put = (table: string): void => {
    if (sorted.includes(table)) return;
    for (const { name, refers } of keys) if (name === table && refers !== table) put(refers);
    sorted.push(table);
  };
  for (const { name } of all) put(name);
  return sorted;
}
