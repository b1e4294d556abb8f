import pg from 'pg';

/** The one door to PostgreSQL, the same inside and outside a transaction. */
export type Queryable = {
  /** With a name, the statement is planned once a connection; without, each time. `query_timeout` in ms. */
  query<Row extends pg.QueryResultRow>(
    asked: string | { name: string; text: string } | { text: string; query_timeout: number },
    values?: readonly unknown[],
  ): Promise<pg.QueryResult<Row>>;
};
export type Database = pg.Pool;

/**
 * Opens a pool. `schema` lets tests live beside each other in one server.
 * An idle connection that the server cuts must not end the process: the pool replaces it, the next turn notices nothing.
 */
export function openDatabase(
  url: string,
  schema = 'askwell',
  onIdleError: (error: Error) => void = () => {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    // More of them only wait for each other: with twenty, the slowest of a hundred turns took twice as long.
    max: 10,
    options: `-c search_path=${schema} -c lock_timeout=10s -c statement_timeout=11s`,
    connectionTimeoutMillis: 5_000,
    // A network that swallows the question answers never: the person has to hear of it before Teams gives up at 15 s.
    query_timeout: 12_000,
    keepAlive: true,
    // Signing in to PostgreSQL costs as much as many turns; the usual ten seconds of idling let go of what is needed next.
    idleTimeoutMillis: 300_000,
  });
  pool.on('error', onIdleError);
  // A connection that is cut while it is at work fails its query, and says so as an event too: one that nobody listens to
  // ends the whole process. The pool listens only to those that lie idle, and stops before a caller could begin to.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A connection that swallowed a question would swallow this one too: a second, and it is thrown away instead. */
export const rollback = { text: 'rollback', query_timeout: 1_000 };

/** Runs `work` in one transaction: all of it or nothing. A failing rollback never hides what went wrong first. */
export async function inTransaction<T>(database: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await database.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (cause) {
    await client.query(rollback).catch((error: Error) => {
      broken = error;
    });
    throw cause;
  } finally {
    // A connection that could not roll back may still hold locks: it must not go back into the pool.
    client.release(broken);
  }
}
