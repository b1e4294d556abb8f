import type { Database } from '../../../src/store/database.ts';

type Asked = string | { name?: string };

/** The same database, whose questions go through `way`: it sees each one, and passes it on when it likes. */
export function askedThrough(
  db: Database,
  way: (asked: Asked, pass: () => Promise<unknown>) => Promise<unknown>,
): Database {
  const query = (asked: Asked, ...more: never[]) => way(asked, () => db.query(asked as never, ...more));
  return new Proxy(db, {
    get: (target, key) => (key === 'query' ? query : Reflect.get(target, key).bind(target)),
  });
}

/** What a statement is called; nothing where it has no name. */
export const nameOf = (asked: Asked): string => (typeof asked === 'string' ? '' : (asked.name ?? ''));
