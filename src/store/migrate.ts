import { readdir, readFile } from 'node:fs/promises';
import { type Database, inTransaction, type Queryable } from './database.ts';

const folder = new URL('./migrations/', import.meta.url);
const lockKey = 4_170_020_26;

/** A whole table may have to be read for an index: longer than any turn may take. */
const mostMs = 10 * 60_000;

/**
 * Brings the schema forward to the newest numbered migration. Safe to run from several replicas at once: an advisory
 * lock lets one do it while the others wait and then find nothing to do. Out: the names of those that were new.
 * Throws when the database is newer than this code, which would misread what a newer version wrote.
 */
export const migrate = (database: Database, schema = 'askwell'): Promise<string[]> =>
  inTransaction(database, (tx) => bringForward(tx, schema));

/** The same in the caller's transaction, which may be rolled back. */
export async function bringForward(tx: Queryable, schema: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  // The limits of a turn would end a replica that waits for another one's migration, and a migration of a large table.
  await tx.query(`set local statement_timeout = ${mostMs}`);
  await tx.query(`set local lock_timeout = ${mostMs}`);
  await tx.query({ text: `select pg_advisory_xact_lock(${lockKey})`, query_timeout: mostMs });
  // Whoever wants a table waits behind the migration that wants it: better given up, and begun again by a new start.
  await tx.query("set local lock_timeout = '10s'");
  await tx.query(`create schema if not exists ${schema}`);
  await tx.query(
    'create table if not exists migration (name text primary key, applied_at timestamptz not null)',
  );
  const { rows } = await tx.query<{ name: string }>('select name from migration order by name');
  const applied = rows.map(({ name }) => name);
  const unknown = applied.filter((name) => !files.includes(name));
  if (unknown.length > 0) {
    throw new Error(`The database is newer than this version of Askwell: it has had ${unknown.join(', ')}.`);
  }
  const fresh = files.filter((name) => !applied.includes(name));
  for (const name of fresh) {
    await tx.query({ text: await readFile(new URL(name, folder), 'utf8'), query_timeout: mostMs });
    await tx.query('insert into migration (name, applied_at) values ($1, now())', [name]);
  }
  return fresh;
}
