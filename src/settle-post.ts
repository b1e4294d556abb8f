import { type EscalationParts, entraIdsOf } from './carry-out-orders.ts';
import type { Conversation } from './core/conversation/turn.ts';
import { revive } from './core/escalation/advance.ts';
import { drive } from './drive-escalation.ts';
import { type Database, inTransaction, type Queryable } from './store/database.ts';
import { lockEscalation, type StoredEscalation } from './store/escalations.ts';
import { noteBlocked } from './store/people.ts';
import {
  holdTenant,
  noteAttempt,
  noteCardGone,
  noteShown,
  noteTryAgain,
  noteUnreachable,
  pageIsHopeless,
} from './store/post-outcomes.ts';
import { type ClaimedPost, refreshRaisersCard } from './store/posts.ts';

/** What became of one try, as the channel said it, or before anything was tried. */
export type PostOutcome =
  | { kind: 'delivered'; id: string }
  | { kind: 'never-met' }
  | { kind: 'blocked'; code: string }
  | { kind: 'gone' }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'failed'; status?: number };

/**
 * Writes down what became of a message, and tells its escalation what follows: somebody was reached, or nobody of a step
 * can be. One transaction: a process that dies before it has left an attempt without an outcome and a claim that runs
 * out, and the message is tried again.
 */
export async function settlePost(
  parts: EscalationParts & { database: Database },
  post: ClaimedPost,
  outcome: PostOutcome,
  begun: Date,
  now: Date,
): Promise<void> {
  if (outcome.kind === 'blocked' && post.audience !== 'channel') {
    const shut = { tenant: post.tenant, id: post.recipient, code: outcome.code, since: begun };
    await noteBlocked(parts.database, shut);
  }
  await inTransaction(parts.database, async (tx) => {
    const one = post.escalation ? await lockEscalation(tx, parts.seal, post.escalation) : undefined;
    if (post.escalation && !one) throw new Error('a message belongs to an escalation that is not there');
    await noteAttempt(tx, post, ledgerOf(outcome), now);
    await settle(parts, tx, one, post, outcome, now);
  });
}

async function settle(
  parts: EscalationParts,
  tx: Queryable,
  one: StoredEscalation | undefined,
  post: ClaimedPost,
  outcome: PostOutcome,
  now: Date,
): Promise<void> {
  switch (outcome.kind) {
    case 'delivered': {
      const at = { cardId: outcome.id, conversation: post.conversation as Conversation };
      const { first, token } = await noteShown(tx, post, at, now);
      if (!one || !first || post.audience === 'clinician') return;
      const moved = token !== null && (await tell(parts, tx, one, 'SENT', token, now));
      // Not the first whom it reached: the clinician is told of this one too.
      if (!moved) await refreshRaisersCard(tx, one.id);
      return;
    }
    case 'never-met':
    case 'blocked':
    case 'gone':
      return shut(parts, tx, one, post, now);
    case 'throttled': {
      const until = new Date(now.getTime() + outcome.retryAfterSeconds * 1000);
      await noteTryAgain(tx, post, until);
      return holdTenant(tx, post.tenant, until);
    }
    case 'failed':
      return mayPass(outcome.status)
        ? noteTryAgain(tx, post, new Date(now.getTime() + patienceMs(post.tries)))
        : shut(parts, tx, one, post, now);
  }
}

/** Trying again is no use. A message that is there already stays as it is; a page that reaches nobody goes on at once. */
async function shut(
  parts: EscalationParts,
  tx: Queryable,
  one: StoredEscalation | undefined,
  post: ClaimedPost,
  now: Date,
): Promise<void> {
  if (post.kind === 'update') return noteCardGone(tx, post);
  const { token } = await noteUnreachable(tx, post);
  if (!one || post.audience === 'clinician') return;
  const declined = entraIdsOf(parts.organisation(), revive(one.snapshot).context.declined);
  const hopeless = token !== null && (await pageIsHopeless(tx, one.id, token, declined));
  const moved = hopeless && (await tell(parts, tx, one, 'NOBODY', token, now));
  if (!moved) await refreshRaisersCard(tx, one.id);
}

async function tell(
  parts: EscalationParts,
  tx: Queryable,
  one: StoredEscalation,
  type: 'SENT' | 'NOBODY',
  token: number,
  now: Date,
): Promise<boolean> {
  return (await drive(parts, tx, one, { event: { type, token }, actor: 'askwell' }, now)).moved;
}

/** No answer, or one that means "not now". Anything else is not better a moment later. */
const mayPass = (status: number | undefined) =>
  status === undefined || [408, 412, 500, 502, 503, 504].includes(status);

/** 1, 2, 4 … seconds, at most half a minute: an urgent page is not left waiting for a channel that is back. */
const patienceMs = (tries: number) => Math.min(2 ** Math.max(tries - 1, 0), 30) * 1000;

function ledgerOf(outcome: PostOutcome) {
  switch (outcome.kind) {
    case 'delivered':
      return { outcome: outcome.kind, activity: outcome.id };
    case 'blocked':
      return { outcome: outcome.kind, code: outcome.code };
    case 'failed':
      return { outcome: outcome.kind, ...(outcome.status && { code: String(outcome.status) }) };
    case 'throttled':
      return { outcome: outcome.kind, code: `${outcome.retryAfterSeconds}s` };
    case 'gone':
    case 'never-met':
      return { outcome: outcome.kind };
  }
}
