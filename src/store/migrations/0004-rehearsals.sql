-- A conversation with a simulated patient. Nobody real is in it; what the trainee says is sealed all the same.
create table rehearsal (
  id              uuid        primary key,
  tenant          text        not null,
  person          text        not null,
  scenario        text        not null,
  level           text        check (level in ('coached', 'unaided', 'exam')),
  status          text        not null check (status in ('open', 'paused', 'closed')),
  step            integer     not null check (step > 0),
  machine_version integer     not null,
  content_version text        not null,
  snapshot        bytea       not null,
  started_at      timestamptz not null,
  updated_at      timestamptz not null,
  -- When the conversation with the patient was over, and how it ended. Without it there is nothing to count.
  ended_at        timestamptz,
  ending          text        check (ending in ('goodbye', 'tired', 'out-of-time', 'walked-out', 'stopped')),
  foreign key (tenant, person) references person (tenant, id),
  check ((ended_at is null) = (ending is null)),
  -- A conversation that began has a level.
  check (ending is null or level is not null)
);
-- Typed words go to the one patient in hand: two of them could answer each other's questions.
create unique index rehearsal_one_open on rehearsal (tenant, person) where status in ('open', 'paused');
create index rehearsal_of_person on rehearsal (tenant, person, started_at desc);
create index rehearsal_by_scenario on rehearsal (tenant, scenario) where ended_at is not null;

-- The steps that led there, append-only. One row a step: two taps on one card can only ever be one step.
create table rehearsal_event (
  rehearsal       uuid        not null references rehearsal (id) on delete cascade,
  step            integer     not null check (step > 0),
  body            bytea       not null,
  content_version text        not null,
  at              timestamptz not null,
  primary key (rehearsal, step)
);

create function refuse_rewriting_rehearsals() returns trigger language plpgsql as $$
begin
  if new.rehearsal <> old.rehearsal or new.step <> old.step or new.at <> old.at
    or new.content_version <> old.content_version then
    raise exception 'a rehearsal event is never rewritten';
  end if;
  return new;
end $$;
create trigger rehearsal_event_append_only before update on rehearsal_event
  for each row execute function refuse_rewriting_rehearsals();

-- Which rehearsal a kept reply belongs to: when a trainee deletes one, its replies go with it.
alter table turn add column rehearsal uuid references rehearsal (id) on delete set null;
create index turn_of_rehearsal on turn (rehearsal) where rehearsal is not null;
