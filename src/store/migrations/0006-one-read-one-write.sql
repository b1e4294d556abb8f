-- A turn reads once, thinks without holding anything, and writes once. The revision says whether anything of this person
-- moved in between: then nothing is written, and the turn is taken again on what is there now.
alter table person add column revision bigint not null default 0;

-- A row that is changed in place of a column without an index stays on its page and leaves its indexes alone, if there is
-- room: a step changes its session and its person, and nothing that they are found by.
drop index enquiry_session_of_person;
create index enquiry_session_of_person on enquiry_session (tenant, person, status);
alter table enquiry_session set (fillfactor = 70);
alter table person set (fillfactor = 70);
-- So does noting that a reply is out, which every turn ends with. What was never sent is found by its time.
drop index turn_unsent;
alter table turn set (fillfactor = 90);

-- Stores steps of enquiries: [{id, status, stage, step, machine, snapshot, card, body}], sealed values in base64. The
-- event's key (session, step) makes a second writer of one step fail. Discarding removes all that was told.
create function keep_steps(
  in_tenant text, in_person text, in_content text, in_now timestamptz, in_steps jsonb
) returns void language plpgsql as $$
declare
  taken jsonb;
  of uuid;
  gone boolean;
begin
  for taken in select * from jsonb_array_elements(in_steps) loop
    of := taken ->> 'id';
    gone := taken ->> 'status' = 'discarded';
    insert into enquiry_session as held (id, tenant, person, status, stage, step, machine_version, content_version,
        snapshot, card_id, started_at, updated_at)
      values (of, in_tenant, in_person, taken ->> 'status', taken ->> 'stage', (taken ->> 'step')::integer,
        (taken ->> 'machine')::integer, in_content, decode(taken ->> 'snapshot', 'base64'), taken ->> 'card', in_now, in_now)
      on conflict (id) do update set status = excluded.status, stage = excluded.stage, step = excluded.step,
        machine_version = excluded.machine_version, content_version = excluded.content_version,
        snapshot = excluded.snapshot, card_id = coalesce(excluded.card_id, held.card_id), updated_at = excluded.updated_at;
    if gone then
      delete from enquiry_event where session = of;
      update turn set reply = null where session = of;
    else
      insert into enquiry_event (session, step, body, content_version, at)
        values (of, (taken ->> 'step')::integer, decode(taken ->> 'body', 'base64'), in_content, in_now);
    end if;
  end loop;
end $$;

-- The whole of a turn in one go. False, and nothing written, where the person moved since `in_revision` was read (null:
-- they were not known). The same activity a second time breaks the key of "turn", and nothing is written either.
create function keep_turn(
  in_tenant text, in_person text, in_revision bigint, in_conversation jsonb, in_personal boolean, in_locale text,
  in_now timestamptz, in_turn uuid, in_activity text, in_session uuid, in_rehearsal uuid, in_retire text, in_reply bytea,
  in_content text, in_steps jsonb
) returns boolean language plpgsql as $$
declare
  at_revision bigint;
begin
  insert into person as known (tenant, id, conversation, locale, last_seen, revision)
    values (in_tenant, in_person, case when in_personal then in_conversation end, in_locale, in_now, 1)
    on conflict (tenant, id) do update set conversation = coalesce(excluded.conversation, known.conversation),
      locale = excluded.locale, last_seen = excluded.last_seen, revision = known.revision + 1,
      blocked_code = case when excluded.conversation is null then known.blocked_code end
      where known.revision = in_revision
    returning revision into at_revision;
  -- Known when they were read and not any more: what lay on their desk is deleted, and must not be written again.
  if at_revision is null or at_revision <> coalesce(in_revision, 0) + 1 then
    return false;
  end if;
  perform keep_steps(in_tenant, in_person, in_content, in_now, in_steps);
  insert into turn (id, tenant, person, conversation, activity, locale, session, rehearsal, retire, reply, received_at)
    values (in_turn, in_tenant, in_person, in_conversation, in_activity, in_locale, in_session, in_rehearsal, in_retire,
      in_reply, in_now);
  return true;
end $$;
