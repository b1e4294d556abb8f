import { readdir, readFile } from 'node:fs/promises';
import { type Database, inTransaction } from './database.ts';

const folder = new URL('./migrations/', import.meta.url);
const lockKey = 4_170_020_26;

/**
 * Brings the schema forward to the newest numbered migration. Safe to run from several replicas at once: an advisory
 * lock lets one do it while the others wait and then find nothing to do.
 * Throws when the database is newer than this code, which would misread what a newer version wrote.
 */
export async function migrate(database: Database, schema = 'askwell'): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return inTransaction(database, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockKey]);
    await tx.query(`create schema if not exists ${schema}`);
    await tx.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null)',
    );
    const { rows } = await tx.query<{ name: string }>('select name from migration order by name');
    const applied = rows.map(({ name }) => name);
    const unknown = applied.filter((name) => !files.includes(name));
    if (unknown.length > 0) {
      throw new Error(
        `The database is newer than this version of Askwell: it has had ${unknown.join(', ')}.`,
      );
    }
    const fresh = files.filter((name) => !applied.includes(name));
    for (const name of fresh) {
      await tx.query(await readFile(new URL(name, folder), 'utf8'));
      await tx.query('insert into migration (name, applied_at) values ($1, now())', [name]);
    }
    return fresh;
  });
}
