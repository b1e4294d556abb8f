import type { Inbound } from '../core/conversation/turn.ts';
import type { Queryable } from './database.ts';
import { heardFrom } from './person-of-turn.ts';
import type { Seal } from './seal.ts';
import { placeOf } from './sealed-columns.ts';
import type { Saved, StoredEvent } from './sessions.ts';
import { activityKey } from './turn-read.ts';
import { keepDiscarded, keepFirst, keepNext, keepStep, stepColumns } from './turn-statements.ts';
import { type KeptReply, sealedReply } from './turns.ts';

export type Steps = { taken: readonly Saved[]; content: string; now: Date };

/** All that a turn writes, sealed. */
export type TurnRow = {
  turn: string;
  /** The person's revision when they were read; undefined for somebody new. */
  revision: number | undefined;
  /** In the order of the statements' columns. */
  values: readonly unknown[];
  /** The step's, sealed; null where there was none. */
  snapshot: Buffer | null;
};

/** A step's values, in the order of `stepColumns`. */
function stepValues(seal: Seal, content: string, saved: Saved): unknown[] {
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

const stepNames = Object.keys(stepColumns);
const noStep = stepNames.map(() => null);
const snapshotAt = stepNames.indexOf('snapshot');

/** What the turn's own write takes: one step that removes nothing, or none. More is written before it (`keepSteps`). */
export const fitsOneWrite = (taken: readonly Saved[]): boolean =>
  taken.length === 0 || (taken.length === 1 && taken[0]?.status !== 'discarded');

export function turnRow(
  seal: Seal,
  inbound: Inbound,
  revision: number | undefined,
  reply: KeptReply,
  { taken, content, now }: Steps,
): TurnRow {
  if (!fitsOneWrite(taken)) throw new Error('steps that one write does not take');
  const step = taken[0] ? stepValues(seal, content, taken[0]) : noStep;
  const values = [
    ...heardFrom(inbound, now),
    ...[reply.turn, activityKey(inbound), reply.session ?? null, reply.rehearsal ?? null],
    ...[reply.retire ?? null, sealedReply(seal, reply)],
    ...[...step, revision ?? null],
  ];
  return { turn: reply.turn, revision, values, snapshot: step[snapshotAt] as Buffer | null };
}

/**
 * Writes the whole turn in one statement: person, step, reply. Out: false where the person moved since they were read;
 * nothing was written then. Throws a unique violation where this very activity was kept meanwhile.
 */
export async function keepTurn(db: Queryable, { revision, values }: TurnRow): Promise<boolean> {
  const { rowCount } = await db.query(revision === undefined ? keepFirst : keepNext, values);
  return rowCount === 1;
}

/** Writes steps before the rest of the turn, also for rows that refer to them. Only in the turn's transaction. */
export async function keepSteps(tx: Queryable, seal: Seal, inbound: Inbound, steps: Steps): Promise<void> {
  for (const saved of steps.taken) {
    const { id } = saved.session;
    const values = [inbound.tenant, inbound.person, steps.now, ...stepValues(seal, steps.content, saved)];
    if (saved.status === 'discarded') {
      // All that was told goes with it.
      await tx.query(keepDiscarded, values);
      await tx.query('delete from enquiry_event where session = $1', [id]);
      await tx.query('update turn set reply = null where session = $1', [id]);
    } else {
      await tx.query(keepStep, values);
    }
  }
}
