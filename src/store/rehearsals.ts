import type { RehearsalAction } from '../core/rehearsal/card-actions.ts';
import type { RehearsalEvent } from '../core/rehearsal/machine.ts';
import type { Ending, RehearsalLevel } from '../core/rehearsal/transcript.ts';
import type { Queryable } from './database.ts';
import type { Seal } from './seal.ts';
import { placeOf } from './sealed-columns.ts';
import type { ReadRow, TurnRead } from './turn-read.ts';

export type RehearsalStatus = 'open' | 'paused' | 'closed';
export type Trainee = { tenant: string; person: string };

/** A rehearsal as it is stored, its snapshot opened. */
export type StoredRehearsal = {
  id: string;
  scenario: string;
  status: RehearsalStatus;
  step: number;
  machineVersion: number;
  snapshot: unknown;
};

/** One event as it is stored: what happened, and the button that caused it, to know a repeated tap again. */
export type StoredRehearsalEvent = { event: RehearsalEvent; action: RehearsalAction | undefined };

/** The person's own rehearsals: the one in hand (open or paused), and the one that a card names if it is theirs. */
export function rehearsalsOf(
  { rows }: TurnRead,
  seal: Seal,
  named: string | undefined,
): { current: StoredRehearsal | undefined; named: StoredRehearsal | undefined } {
  const own = rows.filter(({ kind }) => kind === 'rehearsal');
  const opened = (row: ReadRow | undefined): StoredRehearsal | undefined =>
    row && {
      ...{ id: row.id as string, scenario: row.text as string, status: row.status as RehearsalStatus },
      ...{ step: row.step as number, machineVersion: row.machine as number },
      snapshot: seal.open(row.body as Buffer, placeOf.rehearsal(row.id as string)),
    };
  return {
    current: opened(own.find(({ status }) => status !== 'closed')),
    named: opened(own.find(({ id }) => id === named)),
  };
}

/** One of the person's own, by its id: a card names it in no button. */
export async function loadRehearsal(
  tx: Queryable,
  seal: Seal,
  { tenant, person }: Trainee,
  id: string,
): Promise<StoredRehearsal | undefined> {
  const { rows } = await tx.query<Omit<StoredRehearsal, 'snapshot'> & { snapshot: Buffer }>(
    `select id, scenario, status, step, machine_version as "machineVersion", snapshot from rehearsal
      where tenant = $1 and person = $2 and id = $3`,
    [tenant, person, id],
  );
  return rows[0] && { ...rows[0], snapshot: seal.open(rows[0].snapshot, placeOf.rehearsal(id)) };
}

/** The action that made one step, to tell a repeated tap from a stale card. */
export async function loadRehearsalEventAt(
  tx: Queryable,
  seal: Seal,
  rehearsal: string,
  step: number,
): Promise<StoredRehearsalEvent | undefined> {
  const { rows } = await tx.query<{ body: Buffer }>(
    'select body from rehearsal_event where rehearsal = $1 and step = $2',
    [rehearsal, step],
  );
  return rows[0] && seal.open<StoredRehearsalEvent>(rows[0].body, placeOf.rehearsalEvent(rehearsal, step));
}

export type SavedRehearsal = StoredRehearsalEvent & {
  id: string;
  step: number;
  scenario: string;
  level: RehearsalLevel | undefined;
  status: RehearsalStatus;
  ending: Ending['kind'] | undefined;
  snapshot: unknown;
};

/**
 * Stores one step: the rehearsal as it now stands and the event that led there. The event's key (rehearsal, step) makes a
 * second writer of the same step fail instead of overwriting.
 */
export async function saveRehearsal(
  tx: Queryable,
  seal: Seal,
  { tenant, person }: Trainee,
  saved: SavedRehearsal,
  versions: { machine: number; content: string },
  now: Date,
): Promise<void> {
  const { id, step, scenario, level, status, ending } = saved;
  await tx.query(
    `insert into rehearsal (id, tenant, person, scenario, level, status, step, machine_version, content_version,
       snapshot, started_at, updated_at, ended_at, ending)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)
     on conflict (id) do update set scenario = excluded.scenario, level = excluded.level, status = excluded.status,
       step = excluded.step, machine_version = excluded.machine_version, content_version = excluded.content_version,
       snapshot = excluded.snapshot, updated_at = excluded.updated_at, ending = excluded.ending,
       ended_at = case when excluded.ending is null then null else coalesce(rehearsal.ended_at, excluded.ended_at) end`,
    [
      ...[id, tenant, person, scenario, level ?? null, status, step, versions.machine, versions.content],
      ...[seal.close(saved.snapshot, placeOf.rehearsal(id)), now, ending ? now : null],
      ending ?? null,
    ],
  );
  const body: StoredRehearsalEvent = { event: saved.event, action: saved.action };
  await tx.query(
    'insert into rehearsal_event (rehearsal, step, body, content_version, at) values ($1, $2, $3, $4, $5)',
    [id, step, seal.close(body, placeOf.rehearsalEvent(id, step)), versions.content, now],
  );
}

/** One that cannot go on: its patient or the machine is no longer there. What was said stays until it is deleted. */
export async function closeRehearsal(tx: Queryable, id: string, now: Date): Promise<void> {
  await tx.query(`update rehearsal set status = 'closed', updated_at = $2 where id = $1`, [id, now]);
}
