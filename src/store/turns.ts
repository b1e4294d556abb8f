import type { Conversation, Inbound } from '../core/conversation/turn.ts';
import type { Answer } from '../core/conversation/views.ts';
import type { Queryable } from './database.ts';
import type { Seal } from './seal.ts';

/** A reply as it is kept: what was answered, for which session, and which older card it replaces. */
export type KeptReply = {
  turn: string;
  answer: Answer;
  session: string | undefined;
  retire: string | undefined;
  /** The rehearsal that it belongs to: its replies go when it is deleted. */
  rehearsal?: string | undefined;
};

type TurnRow = {
  id: string;
  session: string | null;
  retire: string | null;
  reply: Buffer | null;
  sent_at: Date | null;
};

const place = (turn: string) => `turn:${turn}`;

/** An activity's key. Activity ids are only unique within a conversation of a channel. */
const activityKey = ({ conversation, activityId }: Inbound) =>
  JSON.stringify([conversation.channelId, conversation.id, activityId]);

/**
 * Claims an activity for this turn. If it was seen before, the kept reply comes back instead and nothing may move. A second
 * delivery that arrives while the first is still at work waits here until that one has committed.
 */
export async function claimTurn(
  tx: Queryable,
  seal: Seal,
  id: string,
  inbound: Inbound,
  now: Date,
): Promise<(KeptReply & { sent: boolean }) | undefined> {
  const { tenant, person, conversation, locale } = inbound;
  const key = activityKey(inbound);
  const claimed = await tx.query(
    `insert into turn (id, tenant, person, conversation, activity, locale, received_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (activity) do nothing returning id`,
    [id, tenant, person, conversation, key, locale, now],
  );
  if (claimed.rows.length > 0) return undefined;
  const { rows } = await tx.query<TurnRow>(
    'select id, session, retire, reply, sent_at from turn where activity = $1',
    [key],
  );
  const reply = rows[0] && openReply(seal, rows[0]);
  return reply && { ...reply, sent: rows[0]?.sent_at !== null };
}

export async function keepReply(tx: Queryable, seal: Seal, reply: KeptReply): Promise<void> {
  await tx.query('update turn set session = $2, retire = $3, reply = $4, rehearsal = $5 where id = $1', [
    reply.turn,
    reply.session ?? null,
    reply.retire ?? null,
    seal.close(reply.answer, place(reply.turn)),
    reply.rehearsal ?? null,
  ]);
}

/** The reply is out. From now on `cardId` is the message that carries the session's living card. */
export async function noteSent(
  db: Queryable,
  turn: string,
  session: string | undefined,
  cardId: string | undefined,
): Promise<void> {
  await db.query(
    `with sent as (update turn set sent_at = coalesce(sent_at, now()) where id = $1)
     update enquiry_session set card_id = $3 where id = $2 and $3::text is not null`,
    [turn, session ?? null, cardId ?? null],
  );
}

export type UnsentReply = KeptReply & { conversation: Conversation; locale: string };

/**
 * Replies that were committed and never sent: the process ended, or the channel was down. Only each conversation's newest
 * counts, an older one would show a card that has been overtaken. Not after an hour: by then the person has moved on.
 */
export async function unsentReplies(db: Queryable, seal: Seal, olderThan: Date): Promise<UnsentReply[]> {
  const { rows } = await db.query<TurnRow & { conversation: Conversation; locale: string }>(
    `select * from (
       select distinct on (conversation ->> 'id') id, session, retire, reply, conversation, locale, sent_at, received_at
         from turn where received_at > $1::timestamptz - interval '1 hour'
        order by conversation ->> 'id', received_at desc
     ) newest where sent_at is null and reply is not null and received_at < $1`,
    [olderThan],
  );
  return rows.flatMap((row) => {
    const reply = openReply(seal, row);
    return reply ? [{ ...reply, conversation: row.conversation, locale: row.locale }] : [];
  });
}

function openReply(seal: Seal, row: TurnRow): KeptReply | undefined {
  if (!row.reply) return undefined;
  const answer = seal.open<Answer>(row.reply, place(row.id));
  return { turn: row.id, answer, session: row.session ?? undefined, retire: row.retire ?? undefined };
}
