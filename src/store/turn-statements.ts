import { countFirst, countFree, countNext, heardColumns } from './person-of-turn.ts';

/** A step's values and the order in which they are bound. Null in all of them: the turn takes no step. */
export const stepColumns = {
  ...{ stepped: 'uuid', status: 'text', stage: 'text', step: 'integer', machine: 'integer', content: 'text' },
  ...{ card: 'text', snapshot: 'bytea', body: 'bytea' },
};
const turnColumns = {
  ...{ turn: 'uuid', activity: 'text', session: 'uuid', rehearsal: 'uuid', retire: 'text', reply: 'bytea' },
  ...stepColumns,
  revision: 'bigint',
};

/** The values of so many rows, under their names. */
function asked(columns: Record<string, string>, rows = 1): string {
  const types = Object.values(columns);
  const row = (at: number) => types.map((type, i) => `$${at * types.length + i + 1}::${type}`).join(', ');
  const all = Array.from({ length: rows }, (_, at) => `(${row(at)})`).join(',\n    ');
  return `asked (${Object.keys(columns).join(', ')}) as (values ${all})`;
}

/** The session after its step. */
const session = (of: string) => `
  insert into enquiry_session as held (id, tenant, person, status, stage, step, machine_version, content_version, card_id,
      snapshot, started_at, updated_at)
    select stepped, tenant, person, status, stage, step, machine, content, card, snapshot, taken_at, taken_at
      from ${of} where stepped is not null
    on conflict (id) do update set status = excluded.status, stage = excluded.stage, step = excluded.step,
      machine_version = excluded.machine_version, content_version = excluded.content_version,
      card_id = coalesce(excluded.card_id, held.card_id), snapshot = excluded.snapshot, updated_at = excluded.updated_at`;

/** The event that led there. Its key (session, step) makes a second writer of one step fail. */
const event = (of: string) => `
  insert into enquiry_event (session, step, content_version, body, at)
    select stepped, step, content, body, taken_at from ${of} where stepped is not null`;

const keep = (counted: string, rows = 1) => `
  with ${asked({ ...heardColumns, ...turnColumns }, rows)},
    ${counted}, stands as (${session('counted')}), led as (${event('counted')})
  insert into turn (tenant, person, received_at, conversation, locale, id, activity, session, rehearsal, retire, reply)
    select tenant, person, taken_at, conversation, locale, turn, activity, session, rehearsal, retire, reply
      from counted returning id`;

/** Statements have names: each connection plans them once. All give the ids of the turns that were written. */
export const keepFirst = {
  name: 'keep-turn-of-somebody-new',
  text: keep(`met as (${countFirst}), counted as (select asked.* from asked where exists (select from met))`),
};
export const keepNext = { name: 'keep-turn', text: keep(`counted as (${countNext})`) };

/** At most so many turns are written in one statement. */
export const mostTogether = 16;
const made: { name: string; text: string }[] = [];
/** The statement for so many rows, made when it is first needed. */
export const keepMany = (rows: number) =>
  (made[rows] ??= { name: `keep-turns-${rows}`, text: keep(`counted as (${countFree})`, rows) });

const aStep = asked({ tenant: 'text', person: 'text', taken_at: 'timestamptz', ...stepColumns });
export const keepStep = `with ${aStep}, stands as (${session('asked')}) ${event('asked')}`;
/** Without the event: of what was discarded nothing that was told is left. */
export const keepDiscarded = `with ${aStep} ${session('asked')}`;
