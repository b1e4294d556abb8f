import type { FollowUp } from '../core/follow-up/follow-up.ts';
import type { Queryable } from './database.ts';
import type { TurnRead } from './turn-read.ts';

/** Whose follow-up it is. Every statement names them: nobody's button reaches somebody else's row. */
export type Owner = { tenant: string; person: string };
type Due = { dueOn: string; dueAt: Date };

/**
 * The person's planned follow-ups, the next first. With them come settled ones: the one that a button names, and those
 * of the enquiries that this turn can reach.
 */
export function followUpsOf({ rows }: TurnRead): FollowUp[] {
  return rows
    .filter(({ kind }) => kind === 'follow-up')
    .map((row) => ({
      planned: Number(row.sorted),
      followUp: {
        ...{ id: row.id as string, session: row.session as string, dueOn: row.text as string },
        ...{ state: row.status as FollowUp['state'], startedAt: (row.at as Date).toISOString() },
      },
    }))
    .toSorted((a, b) => a.followUp.dueOn.localeCompare(b.followUp.dueOn) || a.planned - b.planned)
    .map(({ followUp }) => followUp);
}

export async function planFollowUp(
  tx: Queryable,
  { tenant, person }: Owner,
  { id, session, dueOn, dueAt }: { id: string; session: string } & Due,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into follow_up (id, session, tenant, person, state, due_on, due_at, planned_at)
     values ($1, $2, $3, $4, 'planned', $5, $6, $7)`,
    [id, session, tenant, person, dueOn, dueAt, now],
  );
}

/** On its new day it is due as if it had never been sent; a reminder that is on its way right now counts for the old day. */
export async function moveFollowUp(
  tx: Queryable,
  { tenant, person }: Owner,
  { id, dueOn, dueAt }: { id: string } & Due,
): Promise<void> {
  await tx.query(
    `update follow_up set due_on = $4, due_at = $5, reminded_at = null, claim = null, tried_at = null,
       try_again_at = null
      where id = $1 and tenant = $2 and person = $3 and state = 'planned' and due_on <> $4`,
    [id, tenant, person, dueOn, dueAt],
  );
}

/** From now on nobody is reminded of it. Settled before, it stays as it was. */
export async function settleFollowUp(
  tx: Queryable,
  { tenant, person }: Owner,
  id: string,
  state: 'done' | 'passed-on',
  now: Date,
): Promise<void> {
  await tx.query(
    `update follow_up set state = $4, settled_at = $5, claim = null
      where id = $1 and tenant = $2 and person = $3 and state = 'planned'`,
    [id, tenant, person, state, now],
  );
}

/** The enquiry was discarded: what was planned for it goes with it. */
export async function withdrawFollowUp(
  tx: Queryable,
  { tenant, person }: Owner,
  session: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `update follow_up set state = 'withdrawn', settled_at = $4, claim = null
      where session = $1 and tenant = $2 and person = $3 and state = 'planned'`,
    [session, tenant, person, now],
  );
}
