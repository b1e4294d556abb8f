import type { Conversation } from '../core/conversation/turn.ts';
import type { Queryable } from './database.ts';

/** Why somebody cannot be written to: they never installed or wrote to Askwell, or their door is shut (its code). */
export type Reach = { kind: 'reachable' } | { kind: 'never-met' } | { kind: 'blocked'; code: string };

/** Whether these people (Entra ids) of a tenant can be written to. Every id asked for has an answer. */
export async function reachOf(
  db: Queryable,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, Reach>> {
  const { rows } = await db.query<{ id: string; met: boolean; code: string | null }>(
    `select id, conversation is not null as met, blocked_code as code from person
      where tenant = $1 and id = any($2)`,
    [tenant, ids],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    ids.map((id): [string, Reach] => {
      const row = found.get(id);
      if (!row?.met) return [id, { kind: 'never-met' }];
      return [id, row.code === null ? { kind: 'reachable' } : { kind: 'blocked', code: row.code }];
    }),
  );
}

/** The channel refused at this person's door. `since`: when the attempt began; somebody heard from after it is not shut out. */
export async function noteBlocked(
  db: Queryable,
  { tenant, id, code, since }: { tenant: string; id: string; code: string; since: Date },
): Promise<void> {
  await db.query('update person set blocked_code = $3 where tenant = $1 and id = $2 and last_seen <= $4', [
    tenant,
    id,
    code,
    since,
  ]);
}

/** A team channel was heard from, or is known from the organisation file and any conversation of its tenant. */
export async function noteChannel(
  db: Queryable,
  { tenant, conversation, now }: { tenant: string; conversation: Conversation; now: Date },
): Promise<void> {
  await db.query(
    `insert into team_channel (tenant, id, conversation, last_seen) values ($1, $2, $3, $4)
     on conflict (tenant, id) do update set conversation = excluded.conversation, last_seen = excluded.last_seen`,
    [tenant, conversation.id, conversation, now],
  );
}

/** Where a team channel was last reached or heard from. */
export async function channelOf(
  db: Queryable,
  tenant: string,
  id: string,
): Promise<Conversation | undefined> {
  const { rows } = await db.query<{ conversation: Conversation }>(
    'select conversation from team_channel where tenant = $1 and id = $2',
    [tenant, id],
  );
  return rows[0]?.conversation;
}

/** How any conversation of the tenant was last reached: a channel that was never heard from is tried the same way. */
export async function latestConversation(db: Queryable, tenant: string): Promise<Conversation | undefined> {
  const { rows } = await db.query<{ conversation: Conversation }>(
    `select conversation from person where tenant = $1 and conversation is not null order by last_seen desc limit 1`,
    [tenant],
  );
  return rows[0]?.conversation;
}
