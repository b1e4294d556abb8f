import { type AnyActorScope, createActor, initialTransition, type SnapshotFrom } from 'xstate';
import type { Content } from '../../content/content.ts';
import { onceFor } from '../once-for.ts';
import {
  afterwards,
  atTheStart,
  type EnquiryContext,
  type EnquiryEvent,
  enquiryMachine,
  mayStandAt,
  placeAfter,
} from './machine.ts';
import { cardAt } from './which-cards.ts';

export type EnquiryMachine = ReturnType<typeof enquiryMachine>;
export type EnquirySnapshot = SnapshotFrom<EnquiryMachine>;

/** The states outside the stages. */
export type SideRoom =
  | 'danger'
  | 'paused'
  | 'summary-so-far'
  | 'answers-so-far'
  | 'confirming-discard'
  | 'closed'
  | 'discarded';

/** One machine a content version: building it costs more than a turn. */
const keptFor = onceFor((content: Content) => {
  const machine = enquiryMachine(content);
  return { machine, scope: inertScope(machine) };
});
export const machineFor = (content: Content): EnquiryMachine => keptFor(content).machine;

/**
 * What XState's machine wants to be told of the actor that it works for. There is none: the enquiry spawns, sends and
 * emits nothing. XState's own `transition` makes an actor for every event, which costs more than the event does.
 */
function inertScope(machine: EnquiryMachine): AnyActorScope {
  const self = createActor(machine);
  const nothing = () => {};
  return {
    ...{ self, id: self.id, sessionId: self.sessionId, system: self.system },
    ...{ logger: nothing, defer: nothing, emit: nothing, stopChild: nothing, actionExecutor: nothing },
  };
}

export function begin(content: Content): EnquirySnapshot {
  return initialTransition(machineFor(content))[0];
}

/** One event. An event that the state does not know leaves the very same snapshot: `moved` is then false. */
export function advance(
  content: Content,
  snapshot: EnquirySnapshot,
  event: EnquiryEvent,
): { snapshot: EnquirySnapshot; moved: boolean } {
  const { machine, scope } = keptFor(content);
  const next = machine.transition(snapshot, event, scope);
  return { snapshot: next, moved: next !== snapshot };
}

/** Where a snapshot stands: a side room, or `open` at a stage. */
export function roomOf(snapshot: EnquirySnapshot): SideRoom | 'open' {
  const value = snapshot.value as string | Record<string, string>;
  return typeof value === 'string' ? (value as SideRoom) : 'open';
}

/**
 * What of a snapshot is stored; whoever stores it writes it as JSON. The form is that of XState's getPersistedSnapshot,
 * which walks through all of the context to look for actors in it: here are none.
 */
export const persist = ({ status, value, historyValue, context, children }: EnquirySnapshot): unknown => ({
  ...{ status, value, historyValue, context, children },
});

/** Brings a stored snapshot back to life. Undefined when it does not fit this machine: then it has to be carried over. */
export function revive(content: Content, stored: unknown): EnquirySnapshot | undefined {
  if (!standsSomewhere(stored)) return undefined;
  try {
    return machineFor(content).resolveState(stored) as EnquirySnapshot;
  } catch {
    // A state that this machine no longer has.
    return undefined;
  }
}

type Standing = Pick<EnquirySnapshot, 'value' | 'context'>;

/** XState begins anew, without a word, where nothing or half a snapshot is stored: what was told would be lost. */
function standsSomewhere(stored: unknown): stored is Standing {
  const { value, context } = (stored ?? {}) as { value?: unknown; context?: Partial<EnquiryContext> };
  if (!context?.facts?.answers || !context.at || !Array.isArray(context.trail)) return false;
  return typeof value === 'string' ? value !== 'open' : isDeepOpen(value, context.at.stage);
}

const isDeepOpen = (value: unknown, stage: string) =>
  (value as { open?: unknown } | undefined)?.open === stage;

/**
 * Carries a session that was started under an older machine or older content over to this one: what was told is told
 * again from its events, then the conversation goes on at the nearest place that this content has. Nothing is dropped.
 */
export function carryOver(content: Content, events: readonly EnquiryEvent[]): EnquirySnapshot {
  const { facts, at } = events.reduce((so, event) => afterwards(content, so, event), atTheStart);
  const place = mayStandAt(content, facts, at)
    ? (cardAt(content, facts, at)?.place ?? at)
    : placeAfter(content, facts);
  const context = { facts, at: place, trail: [] };
  const { snapshot } = advance(content, withContext(content, context), { type: 'GO_TO', place });
  return { ...snapshot, context } as EnquirySnapshot;
}

function withContext(content: Content, context: EnquirySnapshot['context']): EnquirySnapshot {
  return machineFor(content).resolveState({ value: { open: 'opening' }, context }) as EnquirySnapshot;
}
