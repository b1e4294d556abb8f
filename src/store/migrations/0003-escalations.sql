-- Somebody who has only ever pressed a button in a channel is known, and cannot be written to.
alter table person alter column conversation drop not null;
-- The channel refused the bot at this person's door (its sub-code). Cleared as soon as they are heard from.
alter table person add column blocked_code text;

-- Where a team channel was last heard from: its service address and the bot's account there.
create table team_channel (
  tenant       text        not null,
  id           text        not null,
  conversation jsonb       not null,
  last_seen    timestamptz not null,
  primary key (tenant, id)
);

create table escalation (
  id              uuid        primary key,
  reference       text        not null unique,
  tenant          text        not null,
  raised_by       text        not null,
  locale          text        not null,
  session         uuid        references enquiry_session (id) on delete set null,
  -- The organisation file's version and the chain as they were when it was raised: a change does not move its steps.
  policy          text        not null,
  chain           text        not null,
  steps           jsonb       not null,
  state           text        not null check (state in
                    ('raised', 'notified', 'acknowledged', 'owned', 'unowned', 'closed', 'withdrawn')),
  level           text        not null check (level in ('standard', 'medium', 'high', 'immediate')),
  machine_version integer     not null,
  snapshot        jsonb       not null,
  -- Goes up with every change: a card that shows an older one is drawn again.
  revision        integer     not null check (revision > 0),
  token           integer     not null check (token > 0),
  due_at          timestamptz,
  body            bytea       not null,
  raised_at       timestamptz not null,
  updated_at      timestamptz not null,
  -- An open escalation without a timer would end in silence.
  check ((state in ('closed', 'withdrawn')) = (due_at is null))
);
-- A second escalation of one enquiry joins the open one.
create unique index escalation_one_open on escalation (session) where state not in ('closed', 'withdrawn');
create index escalation_due on escalation (due_at) where due_at is not null;
create index escalation_of_tenant on escalation (tenant, raised_at desc);

-- Who did what, when, under which policy. One chain for the whole database: each row's hash covers the one before it.
create table audit_event (
  no         bigint      primary key,
  at         timestamptz not null,
  tenant     text        not null,
  escalation uuid        references escalation (id),
  -- A person's id in the organisation file, 'clinician' for whoever raised it, 'askwell' for timers and deliveries.
  actor      text        not null,
  what       text        not null,
  policy     text        not null,
  detail     jsonb       not null,
  -- What somebody wrote, sealed with a salt; the hash covers a digest of both, so that sealing anew breaks nothing.
  words      bytea,
  digest     bytea,
  previous   bytea       not null,
  hash       bytea       not null,
  check ((words is null) or (digest is not null))
);
create index audit_event_of_escalation on audit_event (escalation, no);
-- The newest link. Its row lock puts writers in order; a tail that was cut off no longer fits it.
create table audit_head (
  only_row boolean primary key default true check (only_row),
  no       bigint  not null,
  hash     bytea   not null
);
insert into audit_head (no, hash) values (0, decode(repeat('00', 32), 'hex'));

create function refuse_rewriting_audit() returns trigger language plpgsql as $$
begin
  -- Only the sealed words may be sealed anew, or erased.
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'words') = (to_jsonb(old) - 'words') then
    return new;
  end if;
  raise exception 'the audit is never rewritten';
end $$;
create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function refuse_rewriting_audit();
create trigger audit_event_never_emptied before truncate on audit_event
  for each statement execute function refuse_rewriting_audit();

-- A message that somebody is to have: one living card a recipient, and older ones that only say where it went on.
-- The row says what should be shown; a worker brings the message there.
create table post (
  id           uuid        primary key,
  escalation   uuid        references escalation (id),
  -- A message about the service itself, such as a shift that was handed over; nothing of any enquiry.
  bulletin     jsonb,
  bulletin_key text        unique,
  tenant       text        not null,
  audience     text        not null check (audience in ('lead', 'channel', 'clinician')),
  -- A person's Entra id, or a channel's conversation id.
  recipient    text        not null,
  -- The step's token, where this is a page that a step waits for.
  token        integer,
  -- What comes first when there is more than can be sent at once; 0 is the most urgent.
  urgency      integer     not null,
  state        text        not null check (state in ('waiting', 'shown', 'stopped', 'unreachable')),
  wanted       integer     not null check (wanted > 0),
  shown        integer     not null default 0,
  retired      boolean     not null default false,
  card_id      text,
  conversation jsonb,
  asked_at     timestamptz not null,
  sent_at      timestamptz,
  claim        uuid,
  claimed_at   timestamptz,
  try_again_at timestamptz,
  tries        integer     not null default 0,
  -- "Sent" is said of proven deliveries only.
  check ((state = 'shown') = (sent_at is not null and card_id is not null and conversation is not null)),
  check (claim is null or claimed_at is not null),
  check ((escalation is null) = (bulletin is not null))
);
create unique index post_one_living on post (escalation, audience, recipient) where not retired;
create index post_of_escalation on post (escalation);
create index post_to_do on post (urgency, asked_at)
  where state = 'waiting' or (state = 'shown' and shown < wanted);

-- Every try to deliver. One without an outcome was begun by a worker that died: nobody knows whether it arrived.
create table delivery_attempt (
  id       uuid        primary key,
  post     uuid        not null references post (id),
  kind     text        not null check (kind in ('send', 'update')),
  begun_at timestamptz not null,
  ended_at timestamptz,
  outcome  text        check (outcome in ('delivered', 'blocked', 'gone', 'throttled', 'failed', 'never-met')),
  code     text,
  activity text,
  check ((outcome is null) = (ended_at is null))
);
create index delivery_attempt_of_post on delivery_attempt (post, begun_at);

-- The channel said "too much" for a whole tenant: nobody there is written to before then.
create table tenant_hold (
  tenant text        primary key,
  until  timestamptz not null
);

-- A shift that leads handed over at run time; it wins over the organisation file.
create table shift_swap (
  id       uuid        primary key,
  tenant   text        not null,
  rota     text        not null,
  person   text        not null,
  from_at  timestamptz not null,
  until_at timestamptz not null,
  made_by  text        not null,
  made_at  timestamptz not null,
  check (from_at < until_at)
);
create index shift_swap_of_tenant on shift_swap (tenant, until_at);
