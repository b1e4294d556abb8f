import type { Database } from './database.ts';
import { prefixOf } from './key-of.ts';
import type { KeyRing, Seal } from './seal.ts';
import type { SealedColumn } from './sealed-columns.ts';

export type Unopened = { table: string; row: string };
/** `passedOver`: somebody else was writing there, so it has to be looked at again. */
export type Resealed = { done: number; passedOver: number; unopened: Unopened[] };

type Found = { key: string[]; sealed: Buffer };

/** Few enough that a turn which wants one of these rows waits for milliseconds, and that no page is a long query. */
const batch = 200;

/**
 * Seals every value of one column anew that the first key of the ring did not seal, in the order of the primary key. A
 * value that somebody changes meanwhile is left as they wrote it, and rows that are held are not waited for: turns go on.
 * One that does not open is told and left alone. `tell` gets the count after each batch.
 */
export async function resealColumn(
  database: Database,
  seal: Seal,
  ring: KeyRing,
  sealed: SealedColumn,
  tell: (done: number) => void = () => {},
): Promise<Resealed> {
  const result: Resealed = { done: 0, passedOver: 0, unopened: [] };
  for (let after: string[] | undefined; ; ) {
    const { found, last } = await nextPage(database, ring, sealed, after);
    if (!last) return result;
    after = last;
    const fresh = found.flatMap((one) => {
      const anew = sealedAnew(seal, sealed.place(one.key), one.sealed);
      if (!anew) result.unopened.push({ table: sealed.table, row: one.key.join(' ') });
      return anew ? [{ ...one, anew }] : [];
    });
    const done = await put(database, sealed, fresh);
    result.done += done;
    result.passedOver += fresh.length - done;
    tell(result.done);
  }
}

function sealedAnew(seal: Seal, place: string, old: Buffer): Buffer | undefined {
  try {
    return seal.close(seal.open(old, place), place);
  } catch {
    // Its key is not on the ring, or it is damaged, or of another row. The caller names the row; the others go on.
    return undefined;
  }
}

/** The next rows by primary key, and those among them that the first key did not seal. */
async function nextPage(
  database: Database,
  [active]: KeyRing,
  { table, column, keys }: SealedColumn,
  after: string[] | undefined,
): Promise<{ found: Found[]; last: string[] | undefined }> {
  const names = keys.map((key) => key.column);
  const from = keys.map(({ type }, i) => `$${i + 3}::${type}`);
  const prefix = prefixOf(active?.id ?? '');
  const { rows } = await database.query<{ key: string[]; sealed: Buffer | null }>(
    `select array[${names.map((name) => `${name}::text`)}] as key,
       case when substring(${column} from 1 for $2) <> $1 then ${column} end as sealed
       from ${table} ${after ? `where (${names}) > (${from})` : ''}
      order by ${names} limit ${batch}`,
    [prefix, prefix.length, ...(after ?? [])],
  );
  const found = rows.flatMap(({ key, sealed }) => (sealed ? [{ key, sealed }] : []));
  return { found, last: rows.at(-1)?.key };
}

/** Out: how many were put in the place of what was read. Waits for nobody, so it can be part of no deadlock. */
async function put(
  database: Database,
  { table, column, keys }: SealedColumn,
  fresh: readonly (Found & { anew: Buffer })[],
): Promise<number> {
  if (fresh.length === 0) return 0;
  const names = keys.map((key) => key.column);
  const arrays = keys.map(({ type }, i) => `$${i + 3}::${type}[]`);
  const same = (one: string, other: string) =>
    names.map((name) => `${one}.${name} = ${other}.${name}`).join(' and ');
  const { rowCount } = await database.query(
    `with fresh as (select * from unnest($1::bytea[], $2::bytea[], ${arrays}) as f (old, anew, ${names})),
     held as materialized (
       select ${names.map((name) => `t.${name}`)}, fresh.anew from ${table} t join fresh on ${same('t', 'fresh')}
        where t.${column} = fresh.old for update of t skip locked)
     update ${table} t set ${column} = held.anew from held where ${same('t', 'held')}`,
    [
      ...[fresh.map(({ sealed }) => sealed), fresh.map(({ anew }) => anew)],
      ...names.map((_, i) => fresh.map(({ key }) => key[i])),
    ],
  );
  return rowCount ?? 0;
}
