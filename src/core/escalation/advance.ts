import { createActor, initialTransition, type SnapshotFrom, transition } from 'xstate';
import type { Level } from '../../content/schema/outcomes.ts';
import type { EscalationState } from './escalation.ts';
import {
  type EscalationContext,
  type EscalationEvent,
  escalationMachine,
  type News,
  type Timer,
} from './machine.ts';

export type EscalationSnapshot = SnapshotFrom<typeof escalationMachine>;

/** What the machine wants done. Whoever drives it does all of it in the transaction that stores the snapshot. */
export type Order =
  | { type: 'page'; params: { step: number; token: number } }
  | { type: 'pageEveryone'; params: { token: number } }
  | { type: 'pageHolder'; params: { holder: string; token: number | undefined } }
  | { type: 'stopPages' }
  | { type: 'askWhoIsLeft'; params: { token: number } }
  | { type: 'tellClinician'; params: { news: News } }
  | { type: 'arm'; params: { timer: Timer; step: number; token: number } }
  | { type: 'disarm' }
  | { type: 'alarm'; params: { round: number } };

export type Advanced = { snapshot: EscalationSnapshot; orders: readonly Order[]; moved: boolean };

/** A new escalation at a level, on a chain of so many steps (at least one). */
export function raise(level: Level, steps: number): Advanced {
  const [snapshot, actions] = initialTransition(escalationMachine, { level, steps });
  return { snapshot, orders: ordersOf(actions), moved: true };
}

/** One event. One that the state does not know, or that an older timer sent, moves nothing and orders nothing. */
export function advance(snapshot: EscalationSnapshot, event: EscalationEvent): Advanced {
  const [next, actions] = transition(escalationMachine, snapshot, event);
  return next === snapshot
    ? { snapshot, orders: [], moved: false }
    : { snapshot: next, orders: ordersOf(actions), moved: true };
}

export const stateOf = (snapshot: EscalationSnapshot): EscalationState => snapshot.value as EscalationState;

export const persist = (snapshot: EscalationSnapshot): unknown =>
  JSON.parse(JSON.stringify(escalationMachine.getPersistedSnapshot(snapshot)));

/** Brings a stored snapshot back. Throws where it does not fit: an escalation that cannot be read must be heard of. */
export function revive(stored: unknown): EscalationSnapshot {
  const { value, context } = (stored ?? {}) as { value?: unknown; context?: EscalationContext };
  const restored = { snapshot: stored as never, input: { level: 'immediate', steps: 1 } } as const;
  const snapshot = createActor(escalationMachine, restored).getSnapshot();
  // XState begins anew, without a word, where nothing or half a snapshot is stored.
  if ((snapshot.status as string) === 'error' || snapshot.value !== value || !context?.token) {
    throw new Error('the stored escalation does not fit this machine');
  }
  return snapshot;
}

const known = new Set<string>([
  ...[
    'page',
    'pageEveryone',
    'pageHolder',
    'stopPages',
    'askWhoIsLeft',
    'tellClinician',
    'arm',
    'disarm',
    'alarm',
  ],
]);

function ordersOf(actions: readonly { type: string; params?: unknown }[]): Order[] {
  return actions
    .filter(({ type }) => known.has(type))
    .map(({ type, params }) => (params === undefined ? { type } : { type, params }) as Order);
}
