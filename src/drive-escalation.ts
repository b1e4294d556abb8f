import { type Carried, carryOut, type EscalationParts } from './carry-out-orders.ts';
import { type Advanced, advance, persist, revive, stateOf } from './core/escalation/advance.ts';
import { isOver } from './core/escalation/escalation.ts';
import { type EscalationEvent, escalationMachineVersion } from './core/escalation/machine.ts';
import { type AuditEntry, appendAudit } from './store/audit.ts';
import type { Queryable } from './store/database.ts';
import { type StoredEscalation, saveEscalation } from './store/escalations.ts';
import { bumpPosts } from './store/posts.ts';

/** Who did it and what they wrote. `actor`: a person's id in the organisation file, 'clinician' or 'askwell'. */
export type Done = { event: EscalationEvent; actor: string; words?: string };

/**
 * One event of an escalation, and all that follows from it at once (a step that reaches nobody goes on to the next), in
 * the caller's transaction, which holds the escalation's lock. Out: where it stands now, and whether the event moved it.
 */
export async function drive(
  parts: EscalationParts,
  tx: Queryable,
  one: StoredEscalation,
  done: Done,
  now: Date,
): Promise<{ escalation: StoredEscalation; moved: boolean }> {
  const advanced = advance(revive(one.snapshot), done.event);
  if (!advanced.moved) return { escalation: one, moved: false };
  return { escalation: await settle(parts, tx, one, advanced, done, now), moved: true };
}

/** Stores what the machine came to and carries out what it orders, until nothing more follows. */
export async function settle(
  parts: EscalationParts,
  tx: Queryable,
  one: StoredEscalation,
  first: Advanced,
  done: Pick<Done, 'actor' | 'words'> & { event: { type: string } },
  now: Date,
): Promise<StoredEscalation> {
  const entries: AuditEntry[] = [];
  const pending: { advanced: Advanced; done: typeof done }[] = [{ advanced: first, done }];
  let current = one;
  for (let next = pending.shift(); next; next = pending.shift()) {
    current = standing(current, next.advanced);
    const carried = await carryOutAll(parts, tx, current, next.advanced, now);
    current = { ...current, dueAt: dueAfter(current, carried, next.done.event.type) };
    entries.push(entryFor(parts, current, next.done, carried));
    for (const event of carried.events) {
      const further = advance(revive(current.snapshot), event);
      if (further.moved) pending.push({ advanced: further, done: { event, actor: 'askwell' } });
    }
  }
  await saveEscalation(tx, parts.seal, current, now);
  // That it was sent is news to the clinician only: the leads' cards say the same before and after.
  const onlySent = done.event.type === 'SENT' && entries.length === 1;
  await bumpPosts(tx, current.id, current.revision, onlySent ? 'clinician' : undefined);
  await parts.wake(tx);
  // The audit's head is the last lock: whoever holds it waits for nobody.
  for (const entry of entries) await appendAudit(tx, parts.seal, entry, now);
  return current;
}

/** When the limit that now runs is over. `before` still says when it was to be over until now. */
function dueAfter({ state, dueAt: before }: StoredEscalation, { dueAt }: Carried, event: string) {
  if (isOver(state)) return undefined;
  // Calling louder puts nothing off: whoever is called again has no longer than was left.
  const hurries = event === 'RAISE_AGAIN' && (state === 'raised' || state === 'acknowledged');
  return hurries && dueAt && before && before < dueAt ? before : (dueAt ?? before);
}

function standing(one: StoredEscalation, { snapshot }: Advanced): StoredEscalation {
  const { level, token } = snapshot.context;
  const at = { state: stateOf(snapshot), level, token, revision: one.revision + 1 };
  return { ...one, ...at, snapshot: persist(snapshot), machineVersion: escalationMachineVersion };
}

async function carryOutAll(
  parts: EscalationParts,
  tx: Queryable,
  one: StoredEscalation,
  { orders, snapshot }: Advanced,
  now: Date,
): Promise<Carried> {
  const all: Carried = { events: [], detail: {}, dueAt: undefined };
  for (const order of orders) {
    const carried = await carryOut(parts, tx, one, snapshot.context.declined, order, now);
    all.events.push(...carried.events);
    all.dueAt = carried.dueAt ?? all.dueAt;
    Object.assign(all.detail, carried.detail);
  }
  return all;
}

function entryFor(
  parts: EscalationParts,
  { id, tenant, state, level, revision, dueAt }: StoredEscalation,
  { event, actor, words }: Pick<Done, 'actor' | 'words'> & { event: { type: string } },
  { detail }: Carried,
): AuditEntry {
  const { type, ...said } = event as EscalationEvent;
  const what = type.toLowerCase().replaceAll('_', '-');
  return {
    ...{ tenant, escalation: id, actor, what, policy: parts.organisation().version },
    detail: { ...said, ...detail, state, level, revision, dueAt: dueAt?.toISOString() },
    ...(words !== undefined && { words }),
  };
}
