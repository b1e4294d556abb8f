import { getShortestPaths } from 'xstate/graph';
import {
  type Advanced,
  advance,
  type EscalationSnapshot,
  type Order,
  raise,
  stateOf,
} from '../../../src/core/escalation/advance.ts';
import { type EscalationEvent, escalationMachine } from '../../../src/core/escalation/machine.ts';

export const people = ['ana', 'ben'] as const;
export const startLevel = 'medium';

/** An event as a test writes it: a timer's or a delivery's token is the one that counts now, unless another is given. */
export type Said = EscalationEvent | { type: 'SENT' | 'NOBODY' | 'OVERDUE' };

export const ack = (by: string = 'ana'): Said => ({ type: 'ACKNOWLEDGE', by });
export const takeOn = (by: string = 'ana'): Said => ({ type: 'TAKE_ON', by });
export const takeOver = (by: string = 'ben'): Said => ({ type: 'TAKE_OVER', by });
export const handBack = (by: string = 'ana'): Said => ({ type: 'HAND_BACK', by });
export const decline = (by: string = 'ana'): Said => ({ type: 'DECLINE', by });
export const advise = (by: string = 'ana'): Said => ({ type: 'ADVISE', by });
export const askForCall = (by: string = 'ana'): Said => ({ type: 'ASK_FOR_CALL', by });
export const close = (by: string = 'ana'): Said => ({ type: 'CLOSE', by, closing: 'advised' });
export const note: Said = { type: 'NOTE' };
export const withdraw: Said = { type: 'WITHDRAW' };
export const raiseAgain: Said = { type: 'RAISE_AGAIN', level: 'high' };
export const sent: Said = { type: 'SENT' };
export const nobody: Said = { type: 'NOBODY' };
export const overdue: Said = { type: 'OVERDUE' };

export const withToken = (event: Said, token: number): EscalationEvent =>
  event.type === 'SENT' || event.type === 'NOBODY' || event.type === 'OVERDUE'
    ? { token, ...event }
    : (event as EscalationEvent);

export const say = (snapshot: EscalationSnapshot, event: Said): Advanced =>
  advance(snapshot, withToken(event, snapshot.context.token));

/** A new escalation on a chain of so many steps, after these events. */
export const standingAfter = (events: readonly Said[], steps = 2): EscalationSnapshot =>
  events.reduce((snapshot, event) => say(snapshot, event).snapshot, raise(startLevel, steps).snapshot);

/** Everything that can happen to an escalation: each person, timers and deliveries that count and some that are stale. */
export const everything = ({ context }: EscalationSnapshot): EscalationEvent[] => [
  ...[sent, nobody, overdue].flatMap((event) => [
    withToken(event, context.token),
    withToken(event, context.token - 1),
    withToken(event, context.token + 1),
  ]),
  ...people.flatMap((by) =>
    [ack, takeOn, takeOver, handBack, decline, advise, askForCall, close].map(
      (event) => event(by) as EscalationEvent,
    ),
  ),
  ...([note, withdraw, raiseAgain, { type: 'RAISE_AGAIN', level: 'standard' }] as EscalationEvent[]),
];

/** What makes a difference to what can follow. Counters only grow: rounds count as none or some; tokens not at all. */
export function keyOf(snapshot: EscalationSnapshot): string {
  const { round, declined, token, notes, ...context } = snapshot.context;
  return JSON.stringify([
    stateOf(snapshot),
    { ...context, round: Math.min(round, 1), declined: [...declined].sort() },
  ]);
}

export type Arrow = {
  event: EscalationEvent;
  to: EscalationSnapshot;
  key: string;
  orders: readonly Order[];
  moved: boolean;
};
export type Visited = { key: string; snapshot: EscalationSnapshot; arrows: readonly Arrow[] };

/** Every state that everything leads to from `raised`, and what each event does there, with what it orders. */
export function walkEverything(steps: number): Visited[] {
  const first = raise(startLevel, steps).snapshot;
  const seen = new Map<string, EscalationSnapshot>([[keyOf(first), first]]);
  const visited: Visited[] = [];
  // A Map goes on to what is added while it is gone through.
  for (const [key, snapshot] of seen) {
    const arrows = everything(snapshot).map((event): Arrow => {
      const { snapshot: to, orders, moved } = advance(snapshot, event);
      const arrow = { event, to, key: keyOf(to), orders, moved };
      if (!seen.has(arrow.key)) seen.set(arrow.key, to);
      return arrow;
    });
    visited.push({ key, snapshot, arrows });
  }
  return visited;
}

/** The shortest way from `raised` to each of those states, as XState's own walk finds it: the events that lead there. */
export function shortestWays(steps: number): EscalationEvent[][] {
  const options = {
    input: { level: startLevel, steps },
    events: everything,
    serializeState: (snapshot: unknown) => keyOf(snapshot as EscalationSnapshot),
    serializeEvent: (event: EscalationEvent) => JSON.stringify(event),
  };
  const paths = getShortestPaths(escalationMachine, options as never) as unknown as {
    steps: { event: { type: string } }[];
  }[];
  return paths.map((path) =>
    path.steps.map(({ event }) => event as EscalationEvent).filter(({ type }) => !type.startsWith('xstate.')),
  );
}

/** The timer that should be running in a state: with it alone the escalation goes on. */
export function timerOf(snapshot: EscalationSnapshot): object | undefined {
  const { step, token } = snapshot.context;
  const timers = {
    ...{ raised: 'step', notified: 'step', acknowledged: 'idle-acknowledged', owned: 'idle-owned' },
    ...{ unowned: 'unowned', closed: undefined, withdrawn: undefined },
  };
  const timer = timers[stateOf(snapshot)];
  return timer === undefined ? undefined : { timer, step, token };
}

/** The timer that runs after these orders, where `before` ran until then. */
export function timerAfter(before: object | undefined, orders: readonly Order[]): object | undefined {
  return orders.reduce(
    (armed, order) => (order.type === 'arm' ? order.params : order.type === 'disarm' ? undefined : armed),
    before,
  );
}

/** Orders in a few words, for tables that people read. */
export const inWords = (orders: readonly Order[]): string => orders.map(inAWord).join(', ');

function inAWord(order: Order): string {
  switch (order.type) {
    case 'page':
      return `page step ${order.params.step}`;
    case 'pageEveryone':
      return 'page everyone';
    case 'pageHolder':
      return `page ${order.params.holder}`;
    case 'stopPages':
      return 'stop pages';
    case 'askWhoIsLeft':
      return 'ask who is left';
    case 'tellClinician':
      return `tell ${order.params.news}`;
    case 'arm':
      return `wait ${order.params.timer}`;
    case 'disarm':
      return 'wait no more';
    case 'alarm':
      return `alarm ${order.params.round}`;
  }
}
