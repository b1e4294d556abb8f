import { createActor, initialTransition, type SnapshotFrom, transition } from 'xstate';
import type { Rehearsal } from '../../content/schema/rehearsal.ts';
import { onceFor } from '../once-for.ts';
import { scenarioOf } from './conversation.ts';
import { type RehearsalContext, type RehearsalEvent, rehearsalMachine } from './machine.ts';

export type RehearsalMachine = ReturnType<typeof rehearsalMachine>;
export type RehearsalSnapshot = SnapshotFrom<RehearsalMachine>;
export type RehearsalRoom = 'choosing' | 'briefing' | 'conversation' | 'paused' | 'debrief' | 'closed';

/** One machine a content: building it costs more than a turn. */
export const machineFor = onceFor((rehearsal: Rehearsal) => rehearsalMachine(rehearsal));

export const beginRehearsal = (rehearsal: Rehearsal): RehearsalSnapshot =>
  initialTransition(machineFor(rehearsal))[0];

/** One event. An event that the state does not know leaves the very same snapshot: `moved` is then false. */
export function advance(
  rehearsal: Rehearsal,
  snapshot: RehearsalSnapshot,
  event: RehearsalEvent,
): { snapshot: RehearsalSnapshot; moved: boolean } {
  const [next] = transition(machineFor(rehearsal), snapshot, event);
  return { snapshot: next, moved: next !== snapshot };
}

export const roomOf = (snapshot: RehearsalSnapshot): RehearsalRoom => snapshot.value as RehearsalRoom;

export const persist = (rehearsal: Rehearsal, snapshot: RehearsalSnapshot): unknown =>
  JSON.parse(JSON.stringify(machineFor(rehearsal).getPersistedSnapshot(snapshot)));

/**
 * Brings a stored rehearsal back to life. Undefined when it cannot go on: its scenario is gone, or the machine has
 * changed. New wordings do not matter: what was said is kept by its key.
 */
export function revive(rehearsal: Rehearsal, stored: unknown): RehearsalSnapshot | undefined {
  const { value, context } = (stored ?? {}) as { value?: unknown; context?: Partial<RehearsalContext> };
  if (typeof value !== 'string' || typeof context?.scenario !== 'string') return undefined;
  if (!scenarioOf(rehearsal, context.scenario)) return undefined;
  try {
    const snapshot = createActor(machineFor(rehearsal), { snapshot: stored as never }).getSnapshot();
    return (snapshot.status as string) === 'error' ? undefined : snapshot;
  } catch {
    return undefined;
  }
}
