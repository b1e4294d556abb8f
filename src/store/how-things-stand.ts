import type { EscalationState } from '../core/escalation/escalation.ts';
import type { Queryable } from './database.ts';
import { isLate, lateSince } from './late-escalations.ts';
import type { Audience } from './posts.ts';
import { mostDaysLate } from './reminders.ts';

/** The state of all that waits, in counts and seconds: nothing that names anybody. */
export type Standing = {
  /** Open ones, and those that are over and still have a message to bring. */
  escalations: { state: EscalationState; late: boolean; count: number }[];
  /** How long the limit has run out that ran out first; 0 when none has. */
  latestBySeconds: number;
  posts: { audience: Audience; waiting: number; oldestSeconds: number; unreachable: number }[];
  /** Committed and never sent, older ones of a conversation left out: the person has moved on from them. */
  unsent: { count: number; oldestSeconds: number };
  reminders: { count: number; oldestSeconds: number };
  rounds: { job: string; secondsAgo: number; ok: boolean }[];
};

/** Reads it. Five small queries, one after the other on one connection, each by an index over what is not done yet. */
export async function howThingsStand(db: Queryable, now: Date): Promise<Standing> {
  const escalations = await db.query<{
    state: EscalationState;
    late: boolean;
    count: number;
    overdue: number | null;
  }>(
    `select state, late, count(*)::int as count, max(overdue) as overdue from (
       select e.state, ${isLate('$1', '$2')} as late, ${seconds('e.due_at', '$2')} as overdue from escalation e
        where e.due_at is not null or e.id in (select p.escalation from post p where ${toBring})) e
      group by state, late`,
    [lateSince(now), now],
  );
  const posts = await db.query<Standing['posts'][number]>(
    `select audience, (count(*) filter (where state = 'waiting'))::int as waiting,
            coalesce(max(${seconds('asked_at', '$1')}) filter (where state = 'waiting'), 0) as "oldestSeconds",
            (count(*) filter (where state = 'unreachable'))::int as unreachable
       from post p where ${toBring} or (p.state = 'unreachable' and not p.retired and p.escalation in
         (select id from escalation where due_at is not null))
      group by audience`,
    [now],
  );
  const unsent = await db.query<{ count: number; oldestSeconds: number }>(
    `select count(*)::int as count, coalesce(max(${seconds('t.received_at', '$1')}), 0) as "oldestSeconds"
       from turn t where t.sent_at is null and t.reply is not null
        and t.received_at between $1::timestamptz - interval '1 hour' and $1::timestamptz - interval '20 seconds'
        and not exists (select 1 from turn n where n.conversation ->> 'id' = t.conversation ->> 'id'
          and n.received_at > t.received_at and n.received_at > $1::timestamptz - interval '1 hour')`,
    [now],
  );
  const reminders = await db.query<{ count: number; oldestSeconds: number }>(
    `select count(*)::int as count, coalesce(max(${seconds('due_at', '$1')}), 0) as "oldestSeconds"
       from follow_up where state = 'planned' and reminded_at is null and due_at <= $1
        and due_at > $1::timestamptz - make_interval(days => $2)`,
    [now, mostDaysLate],
  );
  const rounds = await db.query<Standing['rounds'][number]>(
    `select job, ok, ${seconds('at', '$1')} as "secondsAgo" from job_round`,
    [now],
  );
  const nothing = { count: 0, oldestSeconds: 0 };
  return {
    escalations: escalations.rows.map(({ state, late, count }) => ({ state, late, count })),
    latestBySeconds: Math.max(0, ...escalations.rows.map(({ overdue }) => overdue ?? 0)),
    posts: posts.rows,
    unsent: unsent.rows[0] ?? nothing,
    reminders: reminders.rows[0] ?? nothing,
    rounds: rounds.rows,
  };
}

/** Seconds since `moment`, never less than 0: the clocks of two machines differ a little. */
const seconds = (moment: string, now: string) =>
  `greatest(extract(epoch from ${now}::timestamptz - ${moment}), 0)::float8`;

const toBring = `(p.state = 'waiting' or (p.state = 'shown' and p.shown < p.wanted))`;
