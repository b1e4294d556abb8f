-- A person who has been in touch, and where they can be reached. The row is also the lock that keeps one person's turns in order.
create table person (
  tenant       text        not null,
  id           text        not null,
  conversation jsonb       not null,
  locale       text        not null,
  last_seen    timestamptz not null,
  primary key (tenant, id)
);

create table enquiry_session (
  id              uuid        primary key,
  tenant          text        not null,
  person          text        not null,
  status          text        not null check (status in ('open', 'paused', 'closed', 'discarded')),
  stage           text        not null,
  step            integer     not null check (step > 0),
  machine_version integer     not null,
  content_version text        not null,
  snapshot        bytea,
  card_id         text,
  started_at      timestamptz not null,
  updated_at      timestamptz not null,
  foreign key (tenant, person) references person (tenant, id),
  -- Discarding a session must leave nothing of what was told.
  check ((status = 'discarded') = (snapshot is null))
);
-- Typed words go to the one open session: two of them could send an answer to the wrong patient's enquiry.
create unique index enquiry_session_one_open on enquiry_session (tenant, person) where status = 'open';
create index enquiry_session_of_person on enquiry_session (tenant, person, status, updated_at desc);

-- The steps that led there, append-only. One row a step: two taps on one card can only ever be one step.
create table enquiry_event (
  session         uuid        not null references enquiry_session (id) on delete cascade,
  step            integer     not null check (step > 0),
  body            bytea       not null,
  content_version text        not null,
  at              timestamptz not null,
  primary key (session, step)
);

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  if new.session <> old.session or new.step <> old.step or new.at <> old.at or new.content_version <> old.content_version then
    raise exception 'an enquiry event is never rewritten';
  end if;
  return new;
end $$;
create trigger enquiry_event_append_only before update on enquiry_event
  for each row execute function refuse_rewriting_history();

-- One row an activity: seen before means answered before, with the same answer. `reply` waits here until it is sent.
create table turn (
  id           uuid        primary key,
  tenant       text        not null,
  person       text        not null,
  conversation jsonb       not null,
  activity     text        not null,
  locale       text        not null,
  session      uuid        references enquiry_session (id) on delete set null,
  retire       text,
  reply        bytea,
  received_at  timestamptz not null,
  sent_at      timestamptz,
  unique (activity)
);
create index turn_unsent on turn (received_at) where sent_at is null;
