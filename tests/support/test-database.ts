import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

export type TestDatabase = { database: Database; schema: string; url: string };

/** A migrated schema of its own for each test, on the run's real PostgreSQL. A test that fails keeps its schema to look at. */
export function useTestDatabase(): () => TestDatabase {
  let current: TestDatabase | undefined;
  beforeEach(async () => {
    const url = inject('databaseUrl');
    const schema = `test_${randomBytes(6).toString('hex')}`;
    const database = openDatabase(url, schema);
    await migrate(database, schema);
    current = { database, schema, url };
  });
  afterEach(async ({ task }) => {
    const failed = task.result?.state === 'fail';
    if (failed) console.error(`kept for a look: schema ${current?.schema}`);
    else await current?.database.query(`drop schema ${current.schema} cascade`);
    await current?.database.end();
  });
  return () => {
    if (!current) throw new Error('There is no test database outside a test.');
    return current;
  };
}
