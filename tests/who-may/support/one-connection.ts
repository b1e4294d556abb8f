import pg from 'pg';
import type { Database } from '../../../src/store/database.ts';

type Asked = string | { name: string; text: string };
const wordsOf = (asked: Asked) => (typeof asked === 'string' ? asked : asked.text).trim().toLowerCase();

/**
 * A database that is one connection inside one transaction: what a turn commits is seen by the next, and all of it can be
 * taken back. So thousands of presses each start from the very same rows.
 */
export async function oneConnection(url: string, schema: string) {
  const client = new pg.Client({ connectionString: url, options: `-c search_path=${schema}` });
  await client.connect();
  await client.query('begin');

  /** A statement outside any transaction of the caller is one by itself: when it fails, nothing of it may stay. */
  async function alone(asked: Asked, values?: unknown[]) {
    await client.query('savepoint alone');
    try {
      const result = await client.query(asked as string, values);
      await client.query('release savepoint alone');
      return result;
    } catch (error) {
      await client.query('rollback to savepoint alone');
      throw error;
    }
  }
  const inside = (asked: Asked, values?: unknown[]) => {
    switch (wordsOf(asked)) {
      case 'begin':
        return client.query('savepoint turn');
      case 'commit':
        return client.query('release savepoint turn');
      case 'rollback':
        return client.query('rollback to savepoint turn');
      default:
        return client.query(asked as string, values);
    }
  };
  const database = { query: alone, connect: async () => ({ query: inside, release: () => {} }) };

  return {
    database: database as unknown as Database,
    /** Runs something, and takes back what it changed. */
    async undone<T>(work: () => Promise<T>): Promise<T> {
      await client.query('savepoint cell');
      try {
        return await work();
      } finally {
        await client.query('rollback to savepoint cell');
        await client.query('release savepoint cell');
      }
    },
    close: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}
