import type { Inbound } from '../core/conversation/turn.ts';
import type { Queryable } from './database.ts';
import { countFirst, countNext, heardFrom } from './person-of-turn.ts';
import type { Seal } from './seal.ts';
import { placeOf } from './sealed-columns.ts';
import type { Saved, StoredEvent } from './sessions.ts';
import { activityKey } from './turn-read.ts';
import { type KeptReply, sealedReply } from './turns.ts';

export type Steps = { taken: readonly Saved[]; content: string; now: Date };
/** What was written. `snapshot`: that of the step, sealed; null where there was none. */
export type Kept = { snapshot: Buffer | null };

/** A step's values, in the order in which `session` and `event` take them from their parameter `at` on. */
function stepValues(seal: Seal, content: string, saved: Saved | undefined): unknown[] {
  if (!saved) return Array(9).fill(null);
  const { status, stage, machine, card, event, action } = saved;
  const { id, step } = saved.session;
  const body: StoredEvent = { event, action };
  // Of a discarded session nothing that was told is left.
  const gone = status === 'discarded';
  return [
    ...[id, status, stage, step, machine, content, card ?? null],
    gone ? null : seal.close(saved.snapshot, placeOf.session(id)),
    gone ? null : seal.close(body, placeOf.event(id, step)),
  ];
}

const sealedSnapshot = 7;

/** The session after a step: its person $1, $2, the time $3. `from`: nothing is written without a row of it. */
const session = (at: number, from = '') => `
  insert into enquiry_session as held (id, tenant, person, status, stage, step, machine_version, content_version, card_id,
      snapshot, started_at, updated_at)
    select $${at}::uuid, $1, $2, $${at + 1}, $${at + 2}, $${at + 3}::integer, $${at + 4}::integer, $${at + 5}, $${at + 6},
      $${at + 7}::bytea, $3::timestamptz, $3::timestamptz ${from}
    on conflict (id) do update set status = excluded.status, stage = excluded.stage, step = excluded.step,
      machine_version = excluded.machine_version, content_version = excluded.content_version,
      card_id = coalesce(excluded.card_id, held.card_id), snapshot = excluded.snapshot, updated_at = excluded.updated_at`;

/** The event that led there. Its key (session, step) makes a second writer of one step fail. */
const event = (at: number, from = '') => `
  insert into enquiry_event (session, step, content_version, body, at)
    select $${at}::uuid, $${at + 3}::integer, $${at + 5}, $${at + 8}::bytea, $3::timestamptz ${from}`;

const ifStepped = 'from counted where $13::uuid is not null';
const keep = (counted: string) => `
  with counted as (${counted}), stands as (${session(13, ifStepped)}), led as (${event(13, ifStepped)})
  insert into turn (tenant, person, received_at, conversation, locale, id, activity, session, rehearsal, retire, reply)
    select $1, $2, $3, $4, $6, $7::uuid, $8, $9::uuid, $10::uuid, $11, $12::bytea from counted`;
/** Two statements, by name: each connection plans them once. */
const keepFirst = { name: 'keep-turn-of-somebody-new', text: keep(countFirst) };
const keepNext = { name: 'keep-turn', text: keep(countNext('$22')) };

/** What the turn's own write takes: one step that removes nothing, or none. More is written before it (`keepSteps`). */
export const fitsOneWrite = (taken: readonly Saved[]): boolean =>
  taken.length === 0 || (taken.length === 1 && taken[0]?.status !== 'discarded');

/**
 * Writes the whole turn in one statement: person, step, reply. Out: undefined where the person moved since `revision` was
 * read; nothing was written then. Throws a unique violation where this very activity was kept meanwhile.
 */
export async function keepTurn(
  db: Queryable,
  seal: Seal,
  inbound: Inbound,
  revision: number | undefined,
  reply: KeptReply,
  steps: Steps,
): Promise<Kept | undefined> {
  if (!fitsOneWrite(steps.taken)) throw new Error('steps that one write does not take');
  const step = stepValues(seal, steps.content, steps.taken[0]);
  const { rowCount } = await db.query(revision === undefined ? keepFirst : keepNext, [
    ...heardFrom(inbound, steps.now),
    ...[
      reply.turn,
      activityKey(inbound),
      reply.session ?? null,
      reply.rehearsal ?? null,
      reply.retire ?? null,
    ],
    sealedReply(seal, reply),
    ...step,
    ...(revision === undefined ? [] : [revision]),
  ]);
  return rowCount === 1 ? { snapshot: step[sealedSnapshot] as Buffer | null } : undefined;
}

/** Writes steps before the rest of the turn, also for rows that refer to them. Only in the turn's transaction. */
export async function keepSteps(tx: Queryable, seal: Seal, inbound: Inbound, steps: Steps): Promise<void> {
  for (const saved of steps.taken) {
    const { id } = saved.session;
    const row = stepValues(seal, steps.content, saved);
    const whose = [inbound.tenant, inbound.person, steps.now];
    if (saved.status === 'discarded') {
      // All that was told goes with it.
      await tx.query(session(4), [...whose, ...row.slice(0, 8)]);
      await tx.query('delete from enquiry_event where session = $1', [id]);
      await tx.query('update turn set reply = null where session = $1', [id]);
    } else {
      await tx.query(`with stands as (${session(4)}) ${event(4)}`, [...whose, ...row]);
    }
  }
}
