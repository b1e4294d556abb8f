import type { PoolClient } from 'pg';
import { type Database, type Queryable, rollback } from './database.ts';

/** A transaction that begins with its first query: most turns need none, their one write is a transaction by itself. */
export type LazyTransaction = {
  tx: Queryable;
  begun: () => boolean;
  /** Ends it, if it was begun. After `rollback`, and after a commit that failed, nothing of it was kept. */
  commit: () => Promise<void>;
  rollback: () => Promise<void>;
};

/** `first` runs right after the beginning; when it throws, so does the query that began it. */
export function lazyTransaction(
  database: Database,
  first: (tx: Queryable) => Promise<void>,
): LazyTransaction {
  let client: PoolClient | undefined;
  let beginning: Promise<PoolClient> | undefined;

  const begin = async (): Promise<PoolClient> => {
    client = await database.connect();
    await client.query('begin');
    await first(client as Queryable);
    return client;
  };
  const open = () => {
    beginning ??= begin();
    return beginning;
  };
  const end = async (how: 'commit' | 'rollback'): Promise<void> => {
    const held = client;
    client = undefined;
    if (!held) return;
    let broken: Error | undefined;
    try {
      await held.query(how === 'commit' ? how : rollback);
    } catch (cause) {
      broken = cause as Error;
      // Said of a commit only: a failing rollback never hides what went wrong first.
      if (how === 'commit') throw cause;
    } finally {
      // A connection that could not end may still hold locks: it must not go back into the pool.
      held.release(broken);
    }
  };
  const query: Queryable['query'] = async (asked, values) =>
    (await open()).query(asked as string, values as unknown[]);
  return {
    tx: { query },
    begun: () => beginning !== undefined,
    commit: () => end('commit'),
    rollback: () => end('rollback'),
  };
}
