import { randomUUID } from 'node:crypto';
import type { Conversation } from '../core/conversation/turn.ts';
import type { Bulletin } from '../core/escalation/bulletin.ts';
import type { Queryable } from './database.ts';

export type Audience = 'lead' | 'channel' | 'clinician';

/** Whom a message is for. `recipient` is a person's Entra id or a channel's conversation id. */
export type Addressee = { audience: Audience; recipient: string };

export type AskedPost = Addressee & {
  escalation: string;
  tenant: string;
  /** The token of the step that waits for it, where it is a page. */
  token?: number;
  urgency: number;
  revision: number;
};

/**
 * Asks for a new message to somebody. Their older card, if any, is retired: it will say that it went on below. One that
 * is still waiting to be sent is sent once, with what is true by then.
 */
export async function askPost(tx: Queryable, asked: AskedPost, now: Date): Promise<void> {
  const { escalation, tenant, audience, recipient, token, urgency, revision } = asked;
  const waiting = await tx.query(
    `update post set wanted = $4, token = coalesce($5, token), urgency = least(urgency, $6)
      where escalation = $1 and audience = $2 and recipient = $3 and not retired and state = 'waiting'`,
    [escalation, audience, recipient, revision, token ?? null, urgency],
  );
  if (waiting.rowCount) return;
  await tx.query(
    `update post set retired = true, wanted = $4
      where escalation = $1 and audience = $2 and recipient = $3 and not retired`,
    [escalation, audience, recipient, revision],
  );
  await tx.query(
    `insert into post (id, escalation, tenant, audience, recipient, token, urgency, state, wanted, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9)`,
    [randomUUID(), escalation, tenant, audience, recipient, token ?? null, urgency, revision, now],
  );
}

/**
 * Every card of this escalation, or those of one audience, are to show its newest revision; also one that was stopped
 * while it was on its way.
 */
export async function bumpPosts(
  tx: Queryable,
  escalation: string,
  revision: number,
  audience?: Audience,
): Promise<void> {
  await tx.query(
    `update post set wanted = $2
      where escalation = $1 and not retired and state in ('waiting', 'shown', 'stopped') and wanted < $2
        and ($3::text is null or audience = $3)`,
    [escalation, revision, audience ?? null],
  );
}

/** The clinician's card says who was reached: it is drawn again although the escalation itself stands where it stood. */
export async function refreshRaisersCard(tx: Queryable, escalation: string): Promise<void> {
  await tx.query(
    `with newer as (update escalation set revision = revision + 1 where id = $1 returning revision)
     update post set wanted = newer.revision from newer
      where escalation = $1 and audience = 'clinician' and not retired and state in ('waiting', 'shown')`,
    [escalation],
  );
}

/** Somebody has answered: pages that have not gone out stay where they are. */
export async function stopPages(tx: Queryable, escalation: string): Promise<void> {
  await tx.query(
    `update post set state = 'stopped', claim = null
      where escalation = $1 and state = 'waiting' and token is not null and audience <> 'clinician'`,
    [escalation],
  );
}

/**
 * Somebody pressed a button on this message, so it is there, although their post was stopped or could not be brought:
 * it becomes the post's card. An older post that had it lets go of it, or it would turn it into "this went on below".
 */
export async function adoptCard(
  tx: Queryable,
  { escalation, audience, recipient }: Addressee & { escalation: string },
  { cardId, conversation }: { cardId: string; conversation: Conversation },
  now: Date,
): Promise<void> {
  const adopted = await tx.query(
    `update post set state = 'shown', card_id = $4, conversation = $5, sent_at = $6, claim = null, try_again_at = null
      where escalation = $1 and audience = $2 and recipient = $3 and not retired and state in ('stopped', 'unreachable')`,
    [escalation, audience, recipient, cardId, conversation, now],
  );
  if (!adopted.rowCount) return;
  await tx.query(
    `update post set shown = wanted
      where escalation = $1 and audience = $2 and recipient = $3 and retired and state = 'shown' and card_id = $4`,
    [escalation, audience, recipient, cardId],
  );
}

export type PostState = Addressee & {
  id: string;
  token: number | null;
  state: 'waiting' | 'shown' | 'stopped' | 'unreachable';
  retired: boolean;
  sentAt: Date | null;
};

/** All messages of an escalation, the oldest first. */
export async function postsOf(tx: Queryable, escalation: string): Promise<PostState[]> {
  const { rows } = await tx.query<PostState>(
    `select id, audience, recipient, token, state, retired, sent_at as "sentAt" from post
      where escalation = $1 order by asked_at, id`,
    [escalation],
  );
  return rows;
}

/** A message that one worker is bringing to where it should be. */
export type ClaimedPost = Addressee & {
  post: string;
  claim: string;
  attempt: string;
  /** Undefined for a bulletin. */
  escalation: string | null;
  bulletin: Bulletin | null;
  tenant: string;
  kind: 'send' | 'update';
  retired: boolean;
  wanted: number;
  cardId: string | null;
  token: number | null;
  tries: number;
  /** Where to: where the card is, or where the recipient was last heard from; null for somebody never met. */
  conversation: Conversation | null;
  locale: string | null;
};

/**
 * Claims the most urgent message that is due; undefined when there is none. A worker that dies keeps its claim for
 * `leaseSeconds`; then somebody else tries. The attempt is noted before anything is sent, so that one whose outcome
 * nobody knows can be told from one that was never made. One that was last tried in the future was tried by a clock that
 * has been set back since: it is due now, not when that time comes round again; nor does a pause last for hours.
 */
export async function claimPost(
  db: Queryable,
  { now, leaseSeconds, tenant }: { now: Date; leaseSeconds: number; tenant?: string },
): Promise<ClaimedPost | undefined> {
  const { rows } = await db.query<ClaimedPost>(
    `with chosen as (
       select p.id from post p left join tenant_hold h
              on h.tenant = p.tenant and h.until > $1 and h.until <= $1::timestamptz + interval '1 hour'
        where (p.state = 'waiting' or (p.state = 'shown' and p.shown < p.wanted)) and h.tenant is null
          and (p.claimed_at > $1::timestamptz + interval '5 minutes'
            or ((p.claim is null or p.claimed_at < $1::timestamptz - make_interval(secs => $2))
              and (p.try_again_at is null or p.try_again_at <= $1)))
          and ($5::text is null or p.tenant = $5)
        order by p.urgency, (p.state = 'shown'), p.asked_at, p.id limit 1 for update of p skip locked),
     claimed as (
       update post p set claim = $3, claimed_at = $1, tries = tries + 1 from chosen where p.id = chosen.id
       returning p.*),
     attempt as (
       insert into delivery_attempt (id, post, kind, begun_at)
       select $4, id, case when state = 'shown' then 'update' else 'send' end, $1 from claimed)
     select c.id as post, c.claim, $4::uuid as attempt, c.escalation, c.tenant, c.audience, c.recipient, c.retired,
            case when c.state = 'shown' then 'update' else 'send' end as kind, c.wanted, c.bulletin, c.card_id as "cardId", c.token, c.tries,
            coalesce(c.conversation, q.conversation, t.conversation) as conversation, q.locale
       from claimed c
       left join person q on c.audience <> 'channel' and q.tenant = c.tenant and q.id = c.recipient
       left join team_channel t on c.audience = 'channel' and t.tenant = c.tenant and t.id = c.recipient`,
    [now, leaseSeconds, randomUUID(), randomUUID(), tenant ?? null],
  );
  return rows[0];
}
