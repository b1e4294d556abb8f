import type { Conversation } from '../core/conversation/turn.ts';
import type { Answer } from '../core/conversation/views.ts';
import type { Queryable } from './database.ts';
import type { Seal } from './seal.ts';
import { placeOf } from './sealed-columns.ts';
import type { TurnRead } from './turn-read.ts';

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

/** The reply to this very activity, if it was taken before: then nothing may move. */
export function seenReply({ rows }: TurnRead, seal: Seal): (KeptReply & { sent: boolean }) | undefined {
  const row = rows.find(({ kind }) => kind === 'turn');
  if (!row) return undefined;
  const id = row.id as string;
  const reply = openReply(seal, { ...row, id, reply: row.body, retire: row.text, sent_at: row.at });
  return reply ? { ...reply, sent: row.at !== null } : { turn: id, ...answerGone, sent: true };
}

/**
 * Taken, and its answer went with what it was about, or with time. Taken once more it would begin something anew; a card
 * would stand in the place of one that may belong to others by now.
 */
const answerGone = {
  answer: { view: { kind: 'refusal', words: 'data:answer-gone' }, notices: [] },
  ...{ session: undefined, retire: undefined },
} satisfies Omit<KeptReply, 'turn'>;

export const sealedReply = (seal: Seal, { turn, answer }: KeptReply): Buffer =>
  seal.close(answer, placeOf.turn(turn));

const one = {
  name: 'note-sent',
  text: `with sent as (update turn set sent_at = coalesce(sent_at, now()) where id = $1)
    update enquiry_session set card_id = $3 where id = $2 and $3::text is not null`,
};
const many = {
  name: 'note-many-sent',
  text: `with note as (select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as n (turn, session, card)),
      sent as (update turn set sent_at = coalesce(sent_at, now()) from note where id = note.turn)
    update enquiry_session set card_id = note.card from note
      where id = note.session and card_id is distinct from note.card and note.card is not null`,
};

/** The reply is out. From now on `cardId` is the message that carries the session's living card. */
export async function noteSent(
  db: Queryable,
  turn: string,
  session: string | undefined,
  cardId: string | undefined,
): Promise<void> {
  await db.query(one, [turn, session ?? null, cardId ?? null]);
}

export type SentNote = { turn: string; session: string | undefined; cardId: string | undefined };

/** The same for many at once. */
export async function noteAllSent(db: Queryable, notes: readonly SentNote[]): Promise<void> {
  await db.query(many, [
    notes.map(({ turn }) => turn),
    notes.map(({ session }) => session ?? null),
    notes.map(({ cardId }) => cardId ?? null),
  ]);
}

export type UnsentReply = KeptReply & { conversation: Conversation; locale: string };

/**
 * Replies that were committed and never sent: the process ended, or the channel was down. Only each conversation's newest
 * counts, an older one would show a card that has been overtaken. Not after an hour: by then the person has moved on.
 */
export async function unsentReplies(db: Queryable, seal: Seal, olderThan: Date): Promise<UnsentReply[]> {
  const { rows } = await db.query<TurnRow & { conversation: Conversation; locale: string }>(
    `with lately as (select * from turn where received_at > $1::timestamptz - interval '1 hour')
     select * from (
       select distinct on (conversation ->> 'id') id, session, retire, reply, conversation, locale, sent_at, received_at
         from lately where conversation ->> 'id' in
           (select conversation ->> 'id' from lately where sent_at is null and reply is not null and received_at < $1)
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
  const answer = seal.open<Answer>(row.reply, placeOf.turn(row.id));
  return { turn: row.id, answer, session: row.session ?? undefined, retire: row.retire ?? undefined };
}
