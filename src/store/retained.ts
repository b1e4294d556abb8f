import type { DataKind } from '../core/retention/how-long.ts';

/** A message that is there as it should be, or never will be: nobody works on it any more. */
const settled = `not (p.state = 'waiting' or (p.state = 'shown' and p.shown < p.wanted))`;
/** The clinician's own messages of an escalation `e` that are still on their way. */
const tellsRaiser = `exists (select 1 from post p
  where p.escalation = e.id and p.audience = 'clinician' and not p.retired and not (${settled}))`;
/** An escalation of the person `q` that is open, or whose end they have not been told. */
const needsReach = `exists (select 1 from escalation e where e.tenant = q.tenant and e.raised_by = q.id
  and (e.due_at is not null or ${tellsRaiser}))`;

/**
 * What is kept of each kind: (tenant, person, id, since). The days count from `since`; null where something still needs
 * the row. Written once, for what deletes, for what measures and for what is shown.
 */
export const retained: Readonly<Record<DataKind, string>> = {
  // Whoever cannot be told how it ended is forgotten a day later all the same.
  wishes: `select e.tenant, e.raised_by as person, e.id::text as id,
      case when e.due_at is null then
        case when ${tellsRaiser} then e.updated_at + interval '1 day' else e.updated_at end end as since
    from escalation e where e.forget_raiser_at is not null`,
  traces: `select q.tenant, q.id as person, q.id, case when not ${needsReach} then q.forget_at end as since
    from person q where q.forget_at is not null`,
  // A reminder is tried for a week; until then, and while a lead is at work on it, the enquiry must be there to open.
  enquiries: `select s.tenant, s.person, s.id::text as id,
      case when not exists (select 1 from escalation e where e.session = s.id and e.due_at is not null) then
        greatest(s.updated_at, (select max(e.updated_at) from escalation e where e.session = s.id),
          (select max(case when f.state = 'planned' then f.due_at + interval '7 days' else f.settled_at end)
             from follow_up f where f.session = s.id)) end as since
    from enquiry_session s`,
  rehearsals: `select r.tenant, r.person, r.id::text as id, r.updated_at as since from rehearsal r`,
  replies: `select t.tenant, t.person, t.id::text as id, t.received_at as since from turn t where t.reply is not null`,
  turns: `select t.tenant, t.person, t.id::text as id, t.received_at as since from turn t`,
  escalations: `select e.tenant, e.raised_by as person, e.id::text as id,
      case when e.due_at is null then e.updated_at end as since
    from escalation e where e.erased_at is null`,
  attempts: `select p.tenant, p.recipient as person, a.id::text as id,
      case when ${settled} then a.begun_at end as since
    from delivery_attempt a join post p on p.id = a.post`,
  bulletins: `select p.tenant, p.recipient as person, p.id::text as id,
      case when ${settled} then greatest(p.asked_at, p.sent_at, p.claimed_at) end as since
    from post p where p.escalation is null`,
  swaps: `select w.tenant, w.person, w.id::text as id, w.until_at as since from shift_swap w`,
  people: `select q.tenant, q.id as person, q.id,
      case when not exists (select 1 from enquiry_session s where s.tenant = q.tenant and s.person = q.id)
        and not exists (select 1 from rehearsal r where r.tenant = q.tenant and r.person = q.id)
        and not exists (select 1 from follow_up f where f.tenant = q.tenant and f.person = q.id)
        and not ${needsReach} then q.last_seen end as since
    from person q`,
};

/** Those of a kind that were kept long enough by `$1`. `$2`: people whom the organisation has to be able to reach. */
export const dueOf = (kind: DataKind): string =>
  `select k.tenant, k.person, k.id, k.since from (${retained[kind]}) k
    where k.since <= $1 and ${kind === 'people' ? 'k.person <> all ($2::text[])' : '$2::text[] is not null'}`;
