import type { Inbound } from '../core/conversation/turn.ts';
import type { Queryable } from './database.ts';
import type { Seal } from './seal.ts';
import { type Saved, sealedStep } from './sessions.ts';
import { activityKey } from './turn-read.ts';
import { type KeptReply, sealedReply } from './turns.ts';

export type Steps = { taken: readonly Saved[]; content: string; now: Date };

const keep = {
  name: 'keep-turn',
  text: 'select keep_turn($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as kept',
};

/**
 * Writes the whole turn: person, steps, reply. Out: false where the person moved since `revision` was read; nothing was
 * written then. Throws a unique violation where this very activity was kept meanwhile.
 */
export async function keepTurn(
  db: Queryable,
  seal: Seal,
  inbound: Inbound,
  revision: number | undefined,
  reply: KeptReply,
  steps: Steps,
): Promise<boolean> {
  const { tenant, person, conversation, locale } = inbound;
  const { rows } = await db.query<{ kept: boolean }>(keep, [
    ...[tenant, person, revision ?? null, conversation, conversation.kind === 'personal', locale, steps.now],
    ...[
      reply.turn,
      activityKey(inbound),
      reply.session ?? null,
      reply.rehearsal ?? null,
      reply.retire ?? null,
    ],
    ...[sealedReply(seal, reply), steps.content, asJson(seal, steps.taken)],
  ]);
  return rows[0]?.kept === true;
}

/** Writes steps before the rest of the turn, for rows that refer to them. Only inside the turn's own transaction. */
export async function keepSteps(tx: Queryable, seal: Seal, inbound: Inbound, steps: Steps): Promise<void> {
  await tx.query('select keep_steps($1, $2, $3, $4, $5)', [
    ...[inbound.tenant, inbound.person, steps.content, steps.now],
    asJson(seal, steps.taken),
  ]);
}

const asJson = (seal: Seal, taken: readonly Saved[]): string =>
  JSON.stringify(taken.map((saved) => sealedStep(seal, saved)));
