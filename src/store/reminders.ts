import type { Conversation } from '../core/conversation/turn.ts';
import type { Queryable } from './database.ts';

/** A reminder that one worker is sending. `dueAt` names the day for which it is sent, should it be moved meanwhile. */
export type ClaimedReminder = {
  followUp: string;
  claim: string;
  dueAt: Date;
  conversation: Conversation;
  locale: string;
};

/** How long a claim holds. A worker that died with it never says so; sending takes seconds. */
const claimMinutes = 5;
/** How long a reminder that fails is tried. One that was never tried, because everything was down, gets its one try. */
export const mostDaysLate = 7;

/**
 * Claims one reminder that is due and that nobody else is sending; undefined when there is none left. `begun` is when
 * this round began: what failed in it waits for the next one. Somebody who was unreachable and is heard from again is
 * tried at once.
 */
export async function claimReminder(
  db: Queryable,
  { claim, begun, now }: { claim: string; begun: Date; now: Date },
): Promise<ClaimedReminder | undefined> {
  const { rows } = await db.query<ClaimedReminder>(
    `update follow_up f set claim = $1, tried_at = $3
       from person p
      where p.tenant = f.tenant and p.id = f.person and f.id = (
        select d.id from follow_up d
          join enquiry_session s on s.id = d.session
          join person q on q.tenant = d.tenant and q.id = d.person
         where d.state = 'planned' and q.conversation is not null and d.reminded_at is null and d.due_at <= $3 and s.status <> 'discarded'
           and (d.tried_at is null or d.due_at > $3::timestamptz - make_interval(days => $4))
           and (d.tried_at is null or d.tried_at < $2)
           and (d.claim is null or d.tried_at < $3::timestamptz - make_interval(mins => $5))
           and (d.try_again_at is null or d.try_again_at <= $3 or q.last_seen > d.tried_at)
         order by d.due_at, d.id limit 1
           for update of d skip locked)
      returning f.id as "followUp", f.claim, f.due_at as "dueAt", p.conversation, p.locale`,
    [claim, begun, now, mostDaysLate, claimMinutes],
  );
  return rows[0];
}

/** The reminder is out, proven by the channel: also when somebody else claimed it meanwhile, one is enough. */
export async function noteReminded(
  db: Queryable,
  { followUp, dueAt }: ClaimedReminder,
  now: Date,
): Promise<void> {
  await db.query(
    `update follow_up set reminded_at = $3, claim = null, try_again_at = null
      where id = $1 and due_at = $2 and reminded_at is null`,
    [followUp, dueAt, now],
  );
}

/** It did not go out. The token keeps a worker that was slow from letting go of another one's claim. */
export async function noteNotReminded(
  db: Queryable,
  { followUp, claim }: ClaimedReminder,
  tryAgainAt: Date,
): Promise<void> {
  await db.query('update follow_up set claim = null, try_again_at = $3 where id = $1 and claim = $2', [
    followUp,
    claim,
    tryAgainAt,
  ]);
}
