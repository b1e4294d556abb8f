import type { DataKind } from '../core/retention/how-long.ts';
import type { Queryable } from './database.ts';
import { dueOf } from './retained.ts';

/** What counts from `until` or before is removed. `reachable`: people whom the organisation has to be able to reach. */
export type Expired = { until: Date; reachable: readonly string[] };

/** Kinds whose rows go by themselves, in batches. The others are one escalation each, with a line in the audit. */
export type Batched = Exclude<DataKind, 'wishes' | 'escalations'>;

/** Few enough that a turn of one of these people waits for milliseconds. */
const people = 50;
const rows = 500;

/**
 * Removes one batch of what is due of a kind, in the caller's transaction. Out: how many; 0 where nothing is left, or
 * all that is left belongs to people who are in the middle of a turn. Theirs waits for the next round.
 */
export async function removeExpired(tx: Queryable, kind: Batched, expired: Expired): Promise<number> {
  switch (kind) {
    case 'enquiries':
    case 'rehearsals':
    case 'traces':
    case 'people':
      return removeOfPeople(tx, kind, expired);
    case 'replies':
      return some(tx, kind, expired, (due) => `update turn set reply = null where id in (${due})`);
    case 'turns':
      return some(tx, kind, expired, (due) => `delete from turn where id in (${due})`);
    case 'attempts':
      return some(tx, kind, expired, (due) => `delete from delivery_attempt where id in (${due})`);
    case 'swaps':
      return some(tx, kind, expired, (due) => `delete from shift_swap where id in (${due})`);
    case 'bulletins':
      await some(tx, kind, expired, (due) => `delete from delivery_attempt where post in (${due})`);
      return some(tx, kind, expired, (due) => `delete from post where id in (${due})`);
  }
}

async function some(
  tx: Queryable,
  kind: Batched,
  { until, reachable }: Expired,
  statement: (due: string) => string,
): Promise<number> {
  const due = `select id::uuid from (${dueOf(kind)}) due order by since, id limit ${rows}`;
  const { rowCount } = await tx.query(statement(due), [until, reachable]);
  return rowCount ?? 0;
}

type OfPeople = Extract<Batched, 'enquiries' | 'rehearsals' | 'traces' | 'people'>;

/**
 * Their rows are held, as a turn holds them, and what is due is looked for again: a turn that came in between has
 * touched it. A turn that has read and not yet written finds another revision, and is taken again.
 */
async function removeOfPeople(tx: Queryable, kind: OfPeople, { until, reachable }: Expired): Promise<number> {
  const { rows: held } = await tx.query<{ tenant: string; id: string }>(
    `select p.tenant, p.id from person p
      where (p.tenant, p.id) in (select tenant, person from (${dueOf(kind)}) due) limit ${people} for update of p skip locked`,
    [until, reachable],
  );
  if (held.length === 0) return 0;
  const given = [until, reachable, held.map(({ tenant }) => tenant), held.map(({ id }) => id)];
  const theirs = `(select * from unnest($3::text[], $4::text[]))`;
  const due = `select tenant, person, id from (${dueOf(kind)}) due where (tenant, person) in ${theirs}`;
  await tx.query(
    'update person set revision = revision + 1 where (tenant, id) in (select * from unnest($1::text[], $2::text[]))',
    given.slice(2),
  );
  switch (kind) {
    case 'enquiries':
      await tx.query(
        `update turn set reply = null where session in (select id::uuid from (${due}) still)`,
        given,
      );
      return count(
        tx,
        `delete from enquiry_session where id in (select id::uuid from (${due}) still)`,
        given,
      );
    case 'rehearsals':
      await tx.query(
        `update turn set reply = null where rehearsal in (select id::uuid from (${due}) still)`,
        given,
      );
      return count(tx, `delete from rehearsal where id in (select id::uuid from (${due}) still)`, given);
    case 'traces':
      return removeTraces(tx, due, given);
    case 'people':
      return count(
        tx,
        `delete from person where (tenant, id) in (select tenant, person from (${due}) still)`,
        given,
      );
  }
}

/** Whoever has come back since, or has to be reached, stays known; what they did before they asked goes in any case. */
async function removeTraces(tx: Queryable, due: string, given: readonly unknown[]): Promise<number> {
  const asked = `(p.tenant, p.id) in (select tenant, person from (${due}) still)`;
  await tx.query(
    `delete from turn t using person p
      where ${asked} and t.tenant = p.tenant and t.person = p.id and t.received_at <= p.forget_at`,
    given,
  );
  const gone = await count(
    tx,
    `delete from person p where ${asked} and p.last_seen <= p.forget_at and p.id <> all ($2::text[])
        and not exists (select 1 from enquiry_session s where s.tenant = p.tenant and s.person = p.id)
        and not exists (select 1 from rehearsal r where r.tenant = p.tenant and r.person = p.id)`,
    given,
  );
  return gone + (await count(tx, `update person p set forget_at = null where ${asked}`, given));
}

async function count(tx: Queryable, statement: string, given: readonly unknown[]): Promise<number> {
  return (await tx.query(statement, given)).rowCount ?? 0;
}

/** Escalations of which something is due, the longest first. */
export async function escalationsDue(
  db: Queryable,
  kind: 'wishes' | 'escalations',
  { until, reachable }: Expired,
): Promise<string[]> {
  const { rows: found } = await db.query<{ id: string }>(
    `select id from (${dueOf(kind)}) due order by since, id limit ${rows}`,
    [until, reachable],
  );
  return found.map(({ id }) => id);
}
