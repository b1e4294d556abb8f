import type { EscalationState } from '../core/escalation/escalation.ts';
import type { Queryable } from './database.ts';

/** Whose data: every statement names them, nobody sees or erases anybody else's. */
export type Whose = { tenant: string; person: string };

/** What is held about somebody, in numbers. Moments, not days: the calendar is the core's. */
export type HeldAbout = {
  since: Date | null;
  open: number;
  paused: number;
  closed: number;
  discarded: number;
  enquiriesSince: Date | null;
  planned: number;
  next: string | null;
  settled: number;
  rehearsals: number;
  rehearsalsSince: Date | null;
  replies: number;
  turns: number;
  sentAsLead: number;
};

/** Counts what is held about a person. Nothing is opened: nothing that was told leaves its seal. */
export async function heldAbout(db: Queryable, { tenant, person }: Whose): Promise<HeldAbout> {
  const { rows } = await db.query<HeldAbout>(
    `with s as (select status, started_at from enquiry_session where tenant = $1 and person = $2),
       f as (select state, due_on from follow_up where tenant = $1 and person = $2),
       r as (select started_at from rehearsal where tenant = $1 and person = $2),
       t as (select reply is not null as kept, received_at from turn where tenant = $1 and person = $2)
     select s.*, f.*, r.*, t.*,
       (select count(*)::int from post where tenant = $1 and recipient = $2 and audience = 'lead') as "sentAsLead",
       least("enquiriesSince", "rehearsalsSince", "turnsSince",
         (select min(raised_at) from escalation where tenant = $1 and raised_by = $2)) as since
     from (select (count(*) filter (where status = 'open'))::int as open,
             (count(*) filter (where status = 'paused'))::int as paused,
             (count(*) filter (where status = 'closed'))::int as closed,
             (count(*) filter (where status = 'discarded'))::int as discarded,
             min(started_at) as "enquiriesSince" from s) s,
          (select (count(*) filter (where state = 'planned'))::int as planned,
             (count(*) filter (where state <> 'planned'))::int as settled,
             (min(due_on) filter (where state = 'planned'))::text as next from f) f,
          (select count(*)::int as rehearsals, min(started_at) as "rehearsalsSince" from r) r,
          (select (count(*) filter (where kept))::int as replies, count(*)::int as turns,
             min(received_at) as "turnsSince" from t) t`,
    [tenant, person],
  );
  const [row] = rows;
  if (!row) throw new Error('the database did not count');
  return row;
}

export type RaisedBy = {
  id: string;
  reference: string;
  state: EscalationState;
  open: boolean;
  raisedAt: Date;
};

/** What somebody raised, the open ones first. */
export async function raisedBy(db: Queryable, { tenant, person }: Whose): Promise<RaisedBy[]> {
  const { rows } = await db.query<RaisedBy>(
    `select id, reference, state, due_at is not null as open, raised_at as "raisedAt" from escalation
      where tenant = $1 and raised_by = $2 order by due_at is null, raised_at desc, id`,
    [tenant, person],
  );
  return rows;
}

/** How often somebody stands in the audit, by their id in the organisation file. */
export async function howOftenInAudit(db: Queryable, tenant: string, actor: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select count(*)::int as n from audit_event where tenant = $1 and actor = $2',
    [tenant, actor],
  );
  return rows[0]?.n ?? 0;
}
