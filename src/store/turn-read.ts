import { createHash } from 'node:crypto';
import type { Inbound } from '../core/conversation/turn.ts';
import type { Queryable } from './database.ts';

/** What a turn's button names, where it names something. */
export type Named = {
  session: string | undefined;
  followUp: string | undefined;
  rehearsal: string | undefined;
};

/** One row of the read: which of its columns mean something depends on its kind. */
export type ReadRow = {
  kind: 'person' | 'turn' | 'session' | 'rehearsal' | 'follow-up';
  id: string | null;
  session: string | null;
  status: string | null;
  step: number | null;
  machine: number | null;
  content: string | null;
  body: Buffer | null;
  text: string | null;
  word: string | null;
  at: Date | null;
  sorted: Date | null;
};

/** All that lies on one person's desk, sealed as it is stored. */
export type TurnRead = {
  /** Undefined: never heard of. Goes up with each of their turns. */
  revision: number | undefined;
  rows: readonly ReadRow[];
};

/**
 * An activity's key. Its id is only unique within a conversation; and nobody gets the answer to somebody else's. A digest:
 * the ids of a channel are long, and each turn writes its key into an index twice.
 */
export function activityKey({ conversation, activityId, tenant, person }: Inbound): string {
  const ids = JSON.stringify([conversation.channelId, conversation.id, activityId, tenant, person]);
  return createHash('sha256').update(ids).digest('base64url');
}

/** Paused enquiries that are offered on a card; more than these are never shown. */
const mostPaused = 5;

const session = `'session', id, null::uuid, status, step, machine_version, content_version, snapshot, card_id, stage,
  started_at, updated_at from enquiry_session where tenant = $1 and person = $2`;

/** One statement, by name: each connection plans it once. Whoever a row belongs to is asked in every part of it. */
const read = {
  name: 'read-turn',
  text: `
    select 'person' as kind, null::uuid as id, null::uuid as session, null::text as status, revision::integer as step,
        null::integer as machine, null::text as content, null::bytea as body, null::text as text, null::text as word,
        null::timestamptz as at, null::timestamptz as sorted
      from person where tenant = $1 and id = $2
    union all
    select 'turn', id, session, null, null, null, null, reply, retire, null, sent_at, null
      from turn where activity = $3
    union all
    select ${session} and (status = 'open' or id = $4
        or id = (select f.session from follow_up f where f.id = $5 and f.tenant = $1 and f.person = $2))
    union all
    (select ${session} and status = 'paused' order by updated_at desc limit ${mostPaused})
    union all
    select 'rehearsal', id, null, status, step, machine_version, null, snapshot, scenario, null, null, null
      from rehearsal where tenant = $1 and person = $2 and (status in ('open', 'paused') or id = $6)
    union all
    select 'follow-up', f.id, f.session, f.state, null, null, null, null, f.due_on::text, null, s.started_at, f.planned_at
      from follow_up f join enquiry_session s on s.id = f.session
      where f.tenant = $1 and f.person = $2
        and (f.state = 'planned' or f.id = $5 or f.session = $4 or s.status in ('open', 'paused'))`,
};

/** Reads the person's desk: no locks, one round trip. What is read counts only if it is written at the same revision. */
export async function readTurn(db: Queryable, inbound: Inbound, named: Named): Promise<TurnRead> {
  const { tenant, person } = inbound;
  const { rows } = await db.query<ReadRow>(read, [
    ...[tenant, person, activityKey(inbound)],
    ...[named.session ?? null, named.followUp ?? null, named.rehearsal ?? null],
  ]);
  return { revision: rows.find(({ kind }) => kind === 'person')?.step ?? undefined, rows };
}
