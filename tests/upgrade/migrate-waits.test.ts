import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

const schema = `waits_${randomBytes(6).toString('hex')}`;
let admin: Database;
let hasty: Database;

beforeEach(() => {
  admin = openDatabase(inject('databaseUrl'), schema);
  // A turn's limits, only shorter: what waits for another replica, or reads a large table, outlasts them.
  hasty = new pg.Pool({
    connectionString: inject('databaseUrl'),
    options: `-c search_path=${schema} -c lock_timeout=300 -c statement_timeout=300`,
    query_timeout: 400,
  });
});
afterEach(async () => {
  await admin.query(`drop schema if exists ${schema} cascade`);
  await Promise.all([admin.end(), hasty.end()]);
});

test('a replica waits for the one that migrates for longer than a turn may take, and then finds nothing to do', async () => {
  const first = await admin.connect();
  await first.query('begin');
  await first.query('select pg_advisory_xact_lock(417002026)');
  const waiting = migrate(hasty, schema);
  const outcome = waiting.then(
    (applied) => applied.length,
    (error: Error) => error.message,
  );
  await first.query('select pg_sleep(1.2)');
  await first.query('commit');
  first.release();
  expect(await outcome).toBeGreaterThan(8);
  expect(await migrate(hasty, schema)).toEqual([]);
});
