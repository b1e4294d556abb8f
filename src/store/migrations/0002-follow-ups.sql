-- A reminder that a clinician asked for: whose, for which enquiry, for which day. Nothing of what was told.
create table follow_up (
  id           uuid        primary key,
  session      uuid        not null references enquiry_session (id) on delete cascade,
  tenant       text        not null,
  person       text        not null,
  state        text        not null check (state in ('planned', 'done', 'passed-on', 'withdrawn')),
  due_on       date        not null,
  due_at       timestamptz not null,
  planned_at   timestamptz not null,
  settled_at   timestamptz,
  -- The reminder is known to be out. Moved to another day, it is due once more.
  reminded_at  timestamptz,
  -- Who is sending it now, and since when: no second worker sends it meanwhile.
  claim        uuid,
  tried_at     timestamptz,
  try_again_at timestamptz,
  foreign key (tenant, person) references person (tenant, id),
  check ((state = 'planned') = (settled_at is null)),
  check (claim is null or tried_at is not null),
  -- A reminder on another day than the one that was promised: wrong time zone, or a clock change forgotten.
  check ((due_at at time zone 'Europe/London')::date = due_on),
  check (reminded_at is null or reminded_at >= due_at)
);
-- Two for one enquiry would remind twice, and "moved" would leave one behind.
create unique index follow_up_one_planned on follow_up (session) where state = 'planned';
create index follow_up_of_person on follow_up (tenant, person, state, due_on);
create index follow_up_due on follow_up (due_at) where state = 'planned' and reminded_at is null;
