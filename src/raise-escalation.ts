import type { EscalationParts } from './carry-out-orders.ts';
import type { Level } from './content/schema/outcomes.ts';
import { persist, raise, stateOf } from './core/escalation/advance.ts';
import { isOver, type Matter } from './core/escalation/escalation.ts';
import { escalationMachineVersion } from './core/escalation/machine.ts';
import { urgencyOf } from './core/escalation/urgency.ts';
import { drive, settle } from './drive-escalation.ts';
import type { Queryable } from './store/database.ts';
import {
  escalationOfSession,
  insertEscalation,
  lockEscalation,
  type StoredEscalation,
} from './store/escalations.ts';
import { askPost } from './store/posts.ts';

export type Raising = {
  id: string;
  tenant: string;
  /** The clinician's Entra id. */
  person: string;
  locale: string;
  session: string;
  level: Level;
  matter: Matter;
};

/** `came`: what became of it, by the name of the notice that says so. */
export type Raised = { reference: string; came: 'sent' | 'raised-again' | 'already-raised' };

export type RaiseParts = EscalationParts & { newReference: () => string };

/**
 * Raises an escalation in the transaction of the clinician's tap, with its first messages and its first timer. Where
 * the enquiry has an open one, it joins that one instead: the higher level counts, and what is known now replaces what
 * was known then.
 */
export async function raiseEscalation(
  parts: RaiseParts,
  tx: Queryable,
  asked: Raising,
  now: Date,
): Promise<Raised> {
  const found = await escalationOfSession(tx, parts.seal, asked.session);
  const open = found && !isOver(found.state) ? await lockEscalation(tx, parts.seal, found.id) : undefined;
  if (open && !isOver(open.state)) {
    // The same level once more is a second tap, not a louder call: that has a button of its own.
    if (urgencyOf(asked.level) >= urgencyOf(open.level))
      return { reference: open.reference, came: 'already-raised' };
    const event = { type: 'RAISE_AGAIN', level: asked.level } as const;
    const again = { ...open, body: asked.matter };
    await drive(parts, tx, again, { event, actor: 'clinician' }, now);
    return { reference: open.reference, came: 'raised-again' };
  }

  const organisation = parts.organisation();
  const chain = organisation.chains[organisation.chain];
  if (!chain) throw new Error('the organisation file has no chain of this name');
  const raised = raise(asked.level, chain.steps.length);
  const { id, tenant, person: raisedBy, locale, session, level, matter: body } = asked;
  const one: StoredEscalation = {
    ...{ id, tenant, raisedBy, locale, session, level, body, raisedAt: now, updatedAt: now, dueAt: now },
    ...{ reference: await freeReference(parts, tx), policy: organisation.version },
    ...{ chain: organisation.chain, steps: chain, state: stateOf(raised.snapshot) },
    ...{
      snapshot: persist(raised.snapshot),
      machineVersion: escalationMachineVersion,
      revision: 1,
      token: 1,
    },
  };
  await insertEscalation(tx, parts.seal, one);
  await askPost(
    tx,
    {
      ...{ escalation: id, tenant, audience: 'clinician', recipient: raisedBy, revision: 1 },
      urgency: urgencyOf(level),
    },
    now,
  );
  await settle(parts, tx, one, raised, { event: { type: 'RAISED' }, actor: 'clinician' }, now);
  return { reference: one.reference, came: 'sent' };
}

async function freeReference(parts: RaiseParts, tx: Queryable): Promise<string> {
  for (;;) {
    const reference = parts.newReference();
    const { rows } = await tx.query('select 1 from escalation where reference = $1', [reference]);
    if (rows.length === 0) return reference;
  }
}
