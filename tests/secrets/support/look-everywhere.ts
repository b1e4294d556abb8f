import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../src/store/database.ts';

/** Something that was looked through: its name, and all of its bytes. */
export type Looked = { name: string; bytes: Buffer };

/** Every table of every schema but PostgreSQL's own, each value as text, and bytes as they are. */
export async function everyTable(database: Database): Promise<Looked[]> {
  const { rows: tables } = await database.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1, 2`,
  );
  const looked: Looked[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await database.query<Record<string, unknown>>(`select * from "${schema}"."${name}"`);
    const bytes = rows.flatMap((row) =>
      Object.entries(row).flatMap(([key, value]) => [Buffer.from(`${key}: `), bytesOf(value)]),
    );
    looked.push({ name: `${schema}.${name}`, bytes: Buffer.concat(bytes) });
  }
  return looked;
}

function bytesOf(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  return Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}

/** Every file of the server: its tables with what was deleted from them, its write-ahead log, its statistics, its log. */
export function everyFile(folder: string): Looked[] {
  return globSync('**', { cwd: folder }).flatMap((name) => {
    try {
      return statSync(join(folder, name)).isFile() ? [{ name, bytes: readFileSync(join(folder, name)) }] : [];
    } catch (error) {
      // The server goes on meanwhile, and takes files away.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}
