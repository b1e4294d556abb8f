import type { Conversation } from '../core/conversation/turn.ts';
import type { Queryable } from './database.ts';
import type { ClaimedPost } from './posts.ts';

export type AttemptOutcome = 'delivered' | 'blocked' | 'gone' | 'throttled' | 'failed' | 'never-met';

/** What became of an attempt, for the ledger. */
export async function noteAttempt(
  db: Queryable,
  { attempt }: ClaimedPost,
  {
    outcome,
    code,
    activity,
  }: { outcome: AttemptOutcome; code?: string | undefined; activity?: string | undefined },
  now: Date,
): Promise<void> {
  await db.query(
    'update delivery_attempt set ended_at = $2, outcome = $3, code = $4, activity = $5 where id = $1',
    [attempt, now, outcome, code ?? null, activity ?? null],
  );
}

/**
 * The message is there and shows the revision that was drawn. `first`: only then has somebody been reached, for the step
 * that waits for it by now (`token`), which may not be the one that asked for it.
 * A page that was stopped while it was on its way is there all the same, and is drawn again with what is true now.
 */
export async function noteShown(
  tx: Queryable,
  { post, wanted }: ClaimedPost,
  at: { cardId: string; conversation: Conversation },
  now: Date,
): Promise<{ first: boolean; token: number | null }> {
  const { rows } = await tx.query<{ first: boolean; token: number | null }>(
    `update post p set state = 'shown', shown = greatest(p.shown, $2), card_id = $3, conversation = $4,
       sent_at = coalesce(p.sent_at, $5), claim = null, try_again_at = null, tries = 0
      from (select id, state from post where id = $1 for update) before where p.id = before.id
     returning before.state <> 'shown' as first, p.token`,
    [post, wanted, at.cardId, at.conversation, now],
  );
  return rows[0] ?? { first: false, token: null };
}

/** The door is shut. Nobody tries again; the escalation goes on. Out: the token of the step that waits for it by now. */
export async function noteUnreachable(
  tx: Queryable,
  { post, claim }: ClaimedPost,
): Promise<{ token: number | null }> {
  const { rows } = await tx.query<{ token: number | null }>(
    `update post set state = 'unreachable', claim = null where id = $1 and claim = $2 and state = 'waiting'
     returning token`,
    [post, claim],
  );
  return rows[0] ?? { token: null };
}

/** The card is gone from the conversation: a living one is sent anew, a retired one needs nothing more. */
export async function noteCardGone(tx: Queryable, { post, claim, retired }: ClaimedPost): Promise<void> {
  const change = retired
    ? 'shown = wanted'
    : "state = 'waiting', sent_at = null, card_id = null, conversation = null, shown = 0";
  await tx.query(`update post set claim = null, ${change} where id = $1 and claim = $2`, [post, claim]);
}

/** Not now. The token keeps a worker that was slow from letting go of another one's claim. */
export async function noteTryAgain(tx: Queryable, { post, claim }: ClaimedPost, at: Date): Promise<void> {
  await tx.query('update post set claim = null, try_again_at = $3 where id = $1 and claim = $2', [
    post,
    claim,
    at,
  ]);
}

/** Nobody in this tenant is written to before then. */
export async function holdTenant(tx: Queryable, tenant: string, until: Date): Promise<void> {
  await tx.query(
    `insert into tenant_hold (tenant, until) values ($1, $2)
     on conflict (tenant) do update set until = greatest(tenant_hold.until, excluded.until)`,
    [tenant, until],
  );
}

/**
 * Whether nobody is left whom the step with this token paged: their doors are shut, or they are among those who declined
 * (Entra ids). Where people were to be paged, a post in a channel does not stand in for them.
 */
export async function pageIsHopeless(
  tx: Queryable,
  escalation: string,
  token: number,
  declined: readonly string[],
): Promise<boolean> {
  const { rows } = await tx.query<{ audience: string; left: number }>(
    `select audience, (count(*) filter (where state <> 'unreachable' and recipient <> all ($3)))::int as left
       from post where escalation = $1 and token = $2 group by audience`,
    [escalation, token, declined],
  );
  const counted = rows.find(({ audience }) => audience === 'lead') ?? rows[0];
  return counted?.left === 0;
}
