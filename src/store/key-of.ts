import type { Queryable } from './database.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';

/** How a value begins that was sealed with this key: the length of the key's id, and the id. */
export const prefixOf = (keyId: string): Buffer =>
  Buffer.concat([Buffer.from([keyId.length]), Buffer.from(keyId)]);

/** A whole table is read: longer than any turn may take. The transaction says the same to the server. */
const query_timeout = 10 * 60_000;

/** How many values each key seals. A key id of undefined: bytes that no seal begins with. */
export type KeyCount = { key: string | undefined; values: number };

/** Counts every sealed value by its key. Reads each table once, and of each value only its beginning. */
export async function countByKey(db: Queryable): Promise<KeyCount[]> {
  const counts = new Map<string | undefined, number>();
  for (const { table, column } of sealedColumns) {
    const text = `select substring(${column} from 1 for
           case when length(${column}) > 0 then get_byte(${column}, 0) + 1 else 0 end) as beginning,
         count(*)::int as values
         from ${table} where ${column} is not null group by 1`;
    const { rows } = await db.query<{ beginning: Buffer; values: number }>({ text, query_timeout });
    for (const { beginning, values } of rows) {
      const key = keyIn(beginning);
      counts.set(key, (counts.get(key) ?? 0) + values);
    }
  }
  return [...counts].map(([key, values]) => ({ key, values }));
}

/** Whether any value is sealed with this key; the column where one is. */
export async function whereSealedWith(db: Queryable, keyId: string): Promise<SealedColumn | undefined> {
  for (const sealed of sealedColumns) {
    const text = `select 1 from ${sealed.table} where substring(${sealed.column} from 1 for $2) = $1 limit 1`;
    const beginning = prefixOf(keyId);
    const { rows } = await db.query({ text, query_timeout }, [beginning, beginning.length]);
    if (rows.length > 0) return sealed;
  }
  return undefined;
}

/** The id of the key that a value was sealed with, from its beginning. Undefined where it does not begin as sealed ones do. */
export function keyIn(beginning: Buffer): string | undefined {
  const id = beginning.subarray(1, 1 + (beginning[0] ?? 0)).toString('latin1');
  return /^[a-z0-9-]{1,20}$/.test(id) ? id : undefined;
}
