import type { Inbound } from '../core/conversation/turn.ts';
import type { Queryable } from './database.ts';

/** What a statement that notes a person begins with: $1 to $6 in all that stands below. */
export const heardFrom = ({ tenant, person, conversation, locale }: Inbound, now: Date): unknown[] => [
  ...[tenant, person, now, conversation],
  // A button pressed in a channel says nothing of where the person's own chat is.
  ...[conversation.kind === 'personal', locale],
];

const heard = `conversation = case when $5 then $4::jsonb else known.conversation end, locale = $6, last_seen = $3,
  blocked_code = case when $5 then null else known.blocked_code end`;

const firstHeard = (revision: number) => `
  insert into person as known (tenant, id, conversation, locale, last_seen, revision)
  values ($1, $2, case when $5 then $4::jsonb end, $6, $3, ${revision})`;

/** Counts the first turn of somebody who was not known when they were read. No row where they are by now. */
export const countFirst = `${firstHeard(1)} on conflict (tenant, id) do nothing returning 1`;

/** Counts a turn of somebody who was read at a revision, a parameter. No row where they moved since, or are gone. */
export const countNext = (revision: string) => `
  update person as known set ${heard}, revision = known.revision + 1
  where tenant = $1 and id = $2 and revision = ${revision} returning 1`;

/**
 * Holds the person's row until the transaction ends: one turn at a time a person. Notes where they can be reached, too.
 * Out: their revision; 0 for somebody new.
 */
export async function lockPerson(tx: Queryable, inbound: Inbound, now: Date): Promise<number> {
  const { rows } = await tx.query<{ revision: number }>(
    `${firstHeard(0)} on conflict (tenant, id) do update set ${heard} returning revision::integer as revision`,
    heardFrom(inbound, now),
  );
  return rows[0]?.revision ?? 0;
}
