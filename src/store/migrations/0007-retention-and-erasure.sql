-- When somebody asked for all that is held about them to be erased. What has to outlive that moment (the answer to it, and
-- what keeps a slow message from bringing anything back) goes a day later.
alter table person add column forget_at timestamptz;

-- The clinician who raised it wants to be forgotten: that waits until it is over, because the lead may have to reach them.
alter table escalation add column forget_raiser_at timestamptz;
-- What people wrote in it is gone. Who did what and when stays in the audit.
alter table escalation add column erased_at timestamptz;
alter table escalation add constraint escalation_erased_once_over check (erased_at is null or due_at is null);

-- Without these each enquiry that goes reads every reply and reminder that there is.
create index turn_of_session on turn (session) where session is not null;
create index follow_up_of_session on follow_up (session);
create index turn_received on turn (received_at);
create index escalation_of_session on escalation (session) where session is not null;
create index escalation_of_raiser on escalation (tenant, raised_by);
create index delivery_attempt_begun on delivery_attempt (begun_at);

-- Each round of the retention job: counts, and nothing about anybody. Without an end it was cut off.
create table retention_run (
  id       uuid        primary key,
  begun_at timestamptz not null,
  ended_at timestamptz,
  removed  jsonb       not null check (jsonb_typeof(removed) = 'object'),
  -- The kinds of data that could not be worked on.
  failed   jsonb       not null check (jsonb_typeof(failed) = 'array')
);
create index retention_run_latest on retention_run (begun_at desc);
