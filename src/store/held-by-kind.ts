import type { DataKind } from '../core/retention/how-long.ts';
import type { Queryable } from './database.ts';
import type { Expired } from './remove-expired.ts';
import { dueOf, retained } from './retained.ts';

export type HeldOfKind = { what: DataKind; held: number; oldest: Date | null };

/** How much of each kind is held, and since when the oldest counts. Reads every row: not for every minute. */
export async function heldByKind(db: Queryable): Promise<HeldOfKind[]> {
  const { rows } = await db.query<HeldOfKind>(
    Object.entries(retained)
      .map(
        ([what, of]) =>
          `select '${what}' as what, count(*)::int as held, min(since) as oldest from (${of}) k`,
      )
      .join(' union all '),
  );
  return rows;
}

/** Since when the oldest of what is due counts; undefined where nothing is. */
export async function oldestDue(
  db: Queryable,
  kind: DataKind,
  { until, reachable }: Expired,
): Promise<Date | undefined> {
  const { rows } = await db.query<{ since: Date | null }>(
    `select min(since) as since from (${dueOf(kind)}) due`,
    [until, reachable],
  );
  return rows[0]?.since ?? undefined;
}
