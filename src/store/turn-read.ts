import { hash } from 'node:crypto';
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
  return hash('sha256', ids, 'base64url');
}

/** Paused enquiries that are offered on a card; more than these are never shown. */
export const mostPaused = 5;

/** Whoever a row belongs to is asked in every part. `named`: the session that a button means. */
const parts = (named: string, followUp: string) => `
  select 'person' as kind, null::uuid as id, null::uuid as session, null::text as status, revision::integer as step,
      null::integer as machine, null::text as content, null::bytea as body, null::text as text, null::text as word,
      null::timestamptz as at, null::timestamptz as sorted
    from person where tenant = $1 and id = $2
  union all
  select 'turn', id, session, null, null, null, null, reply, retire, null, sent_at, null
    from turn where activity = $3
  union all
  (select 'session', id, null, status, step, machine_version, content_version, snapshot, card_id, stage, started_at,
      case when status = 'paused' then updated_at end
    from enquiry_session where tenant = $1 and person = $2 and (status in ('open', 'paused') or id = ${named})
    order by status = 'paused' and id is distinct from ${named}, updated_at desc limit ${mostPaused + 2})
  union all
  select 'rehearsal', id, null, status, step, machine_version, null, snapshot, scenario, null, null, null
    from rehearsal where tenant = $1 and person = $2 and (status in ('open', 'paused') or id = $5)
  union all
  select 'follow-up', f.id, f.session, f.state, null, null, null, null, f.due_on::text, null, s.started_at, f.planned_at
    from follow_up f join enquiry_session s on s.id = f.session
    where f.tenant = $1 and f.person = $2
      and (f.state = 'planned' or f.session = $4 or s.status in ('open', 'paused') ${followUp})`;

/** By name: each connection plans them once. */
const read = { name: 'read-turn', text: parts('$4', '') };
const itsSession =
  'coalesce($4, (select session from follow_up where id = $6 and tenant = $1 and person = $2))';
const readOfFollowUp = { name: 'read-turn-of-follow-up', text: parts(itsSession, 'or f.id = $6') };

/** Reads the person's desk: no locks, one round trip. What is read counts only if it is written at the same revision. */
export async function readTurn(db: Queryable, inbound: Inbound, named: Named): Promise<TurnRead> {
  const { tenant, person } = inbound;
  const asked = [tenant, person, activityKey(inbound), named.session ?? null, named.rehearsal ?? null];
  const { rows } =
    named.followUp === undefined
      ? await db.query<ReadRow>(read, asked)
      : await db.query<ReadRow>(readOfFollowUp, [...asked, named.followUp]);
  return { revision: rows.find(({ kind }) => kind === 'person')?.step ?? undefined, rows };
}
