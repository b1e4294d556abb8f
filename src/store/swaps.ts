import type { Queryable } from './database.ts';

/** A shift that was handed over: `person` is on this rota from then until then. */
export type Swap = { rota: string; person: string; from: Date; until: Date };

/** The hand-overs of a tenant that are not over yet, in the order in which they were made: the last one counts. */
export async function swapsOf(db: Queryable, tenant: string, now: Date): Promise<Swap[]> {
  const { rows } = await db.query<Swap>(
    `select rota, person, from_at as "from", until_at as until from shift_swap
      where tenant = $1 and until_at > $2 order by made_at, id`,
    [tenant, now],
  );
  return rows;
}

export async function insertSwap(
  tx: Queryable,
  swap: Swap & { id: string; tenant: string; madeBy: string },
  now: Date,
): Promise<void> {
  const { id, tenant, rota, person, from, until, madeBy } = swap;
  await tx.query(
    `insert into shift_swap (id, tenant, rota, person, from_at, until_at, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, tenant, rota, person, from, until, madeBy, now],
  );
}
