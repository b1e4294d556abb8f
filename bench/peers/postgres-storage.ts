import type { Storage, StoreItems } from 'botbuilder';
import pg from 'pg';

type Row = { key: string; item: object; etag: string };

/**
 * Bot Framework's Storage on PostgreSQL: one row a key, JSON, an eTag that goes up with each write. The way the storages
 * for Blob and Cosmos work: one read and one write a turn; `*` as eTag overwrites, another one must still be the row's.
 */
export class PostgresStorage implements Storage {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  static async open(url: string, schema: string): Promise<PostgresStorage> {
    const pool = new pg.Pool({ connectionString: url, max: 20, options: `-c search_path=${schema}` });
    await pool.query(`create schema if not exists ${schema}`);
    await pool.query(
      'create table if not exists bot_state (key text primary key, item jsonb not null, etag bigint not null)',
    );
    return new PostgresStorage(pool);
  }

  async read(keys: string[]): Promise<StoreItems> {
    const { rows } = await this.#pool.query<Row>(
      'select key, item, etag from bot_state where key = any($1)',
      [keys],
    );
    return Object.fromEntries(rows.map(({ key, item, etag }) => [key, { ...item, eTag: etag }]));
  }

  async write(changes: StoreItems): Promise<void> {
    for (const [key, { eTag, ...item }] of Object.entries(changes)) {
      const fenced = eTag !== undefined && eTag !== '*';
      const written = await this.#pool.query(
        `insert into bot_state (key, item, etag) values ($1, $2, 1)
         on conflict (key) do update set item = excluded.item, etag = bot_state.etag + 1
           ${fenced ? 'where bot_state.etag = $3' : ''}`,
        [key, JSON.stringify(item), ...(fenced ? [eTag] : [])],
      );
      if (written.rowCount === 0) throw new Error(`Storage: eTag conflict at ${key}`);
    }
  }

  async delete(keys: string[]): Promise<void> {
    await this.#pool.query('delete from bot_state where key = any($1)', [keys]);
  }
}
