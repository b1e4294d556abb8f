import { and, assign, setup } from 'xstate';
import type { Level } from '../../content/schema/outcomes.ts';
import { highest } from '../assessment/levels.ts';
import type { Closing } from './escalation.ts';

/** Raise the number when a stored snapshot would no longer fit. */
export const escalationMachineVersion = 1;

export type EscalationContext = {
  level: Level;
  /** The step of the chain that is being paged, from 0, and how many there are. */
  step: number;
  steps: number;
  /** Goes up with every timer that is set: a timer that was set before is known by its older token and does nothing. */
  token: number;
  /** How often everybody has been told that nobody owns it. */
  round: number;
  acknowledgedBy: string | undefined;
  ownedBy: string | undefined;
  /** Those who said that they cannot take it: not paged again by a step. */
  declined: readonly string[];
  /** The step whose acknowledgement came to nothing: the second time it goes on. */
  idledAt: number | undefined;
  closing: Closing | undefined;
  notes: number;
};

/** `by` is a person's id in the organisation file. Timers and deliveries are events too. */
export type EscalationEvent =
  | { type: 'SENT' | 'NOBODY' | 'OVERDUE'; token: number }
  | {
      type: 'ACKNOWLEDGE' | 'TAKE_ON' | 'TAKE_OVER' | 'HAND_BACK' | 'DECLINE' | 'ASK_FOR_CALL' | 'ADVISE';
      by: string;
    }
  | { type: 'CLOSE'; by: string; closing: Closing }
  | { type: 'NOTE' | 'WITHDRAW' }
  | { type: 'RAISE_AGAIN'; level: Level };

/** Which time limit is being waited for. */
export type Timer = 'step' | 'idle-acknowledged' | 'idle-owned' | 'unowned';
/** What the clinician is told with a new message; everything else changes the card that is there. */
export type News = 'late' | 'unowned' | 'advice' | 'call' | 'closed';

const by = (event: EscalationEvent): string => ('by' in event ? event.by : '');

/** What more than one state does. Each is data for the machine below. */
const arm = (timer: Timer) =>
  ({
    type: 'arm',
    params: ({ context: { step, token } }: { context: EscalationContext }) => ({ timer, step, token }),
  }) as const;
const tell = (news: News) => ({ type: 'tellClinician', params: { news } }) as const;
const pageStep = {
  type: 'page',
  params: ({ context: { step, token } }: { context: EscalationContext }) => ({ step, token }),
} as const;
const pageHolder = {
  type: 'pageHolder',
  params: ({ context }: { context: EscalationContext }) => ({
    holder: context.ownedBy ?? context.acknowledgedBy ?? '',
    token: context.token,
  }),
} as const;
/** Whoever held it until now: they are told, and nothing waits for it. */
const tellFormerHolder = {
  type: 'pageHolder',
  params: ({ context }: { context: EscalationContext }) => ({
    holder: context.ownedBy ?? context.acknowledgedBy ?? '',
    token: undefined,
  }),
} as const;

/** A page that somebody declined: whether it still waits for anybody is known outside, and comes in as NOBODY. */
const askWhoIsLeft = {
  type: 'askWhoIsLeft',
  params: ({ context: { token } }: { context: EscalationContext }) => ({ token }),
} as const;

type Guard = 'still counts' | 'holds it';
type Before = 'note who declined' | 'nobody holds it';

/** To the next step, or to the end of the chain. */
const onward = (guard: Guard, before: readonly Before[] = []) =>
  [
    {
      guard: and([guard, 'there is a next step'] as const),
      target: 'raised',
      reenter: true,
      actions: [...before, 'next step', tell('late')],
    },
    { guard, target: 'unowned', actions: [...before, 'next round'] },
  ] as const;

/** What somebody can do who is not yet in it. Advising or asking for a call is an acknowledgement too. */
const answers = {
  ACKNOWLEDGE: { target: 'acknowledged', actions: 'note who acknowledged' },
  TAKE_ON: { target: 'owned', actions: 'note who owns' },
  ADVISE: { target: 'acknowledged', actions: ['note who acknowledged', tell('advice')] },
  ASK_FOR_CALL: { target: 'acknowledged', actions: ['note who acknowledged', tell('call')] },
  CLOSE: { target: 'closed', actions: 'note how it closed' },
  NOTE: { actions: 'note a note' },
  WITHDRAW: { target: 'withdrawn' },
} as const;

const whileNobodyHolds = {
  ...answers,
  OVERDUE: onward('still counts'),
  NOBODY: onward('still counts'),
  // Somebody of an earlier step, or one of two who were paged: the others keep their time.
  DECLINE: { guard: 'declines for the first time', actions: ['note who declined', askWhoIsLeft] },
  RAISE_AGAIN: { target: 'raised', reenter: true, actions: ['take the higher level', 'next timer'] },
} as const;

/**
 * One escalation: raised → notified → acknowledged → owned → closed, and `unowned` where the chain is at its end: loud,
 * and loud again, until somebody takes it on. Every state that is not the end has a timer running, so that no path ends
 * in silence. Who is paged, when a limit runs out and whether anybody was reached are answered outside and come in as
 * events.
 */
export const escalationMachine = setup({
  types: {} as {
    context: EscalationContext;
    events: EscalationEvent;
    input: { level: Level; steps: number };
  },
  guards: {
    'still counts': ({ context, event }) => 'token' in event && event.token === context.token,
    'there is a next step': ({ context }) => context.step + 1 < context.steps,
    'declines for the first time': ({ context, event }) => !context.declined.includes(by(event)),
    'holds it': ({ context, event }) => (context.ownedBy ?? context.acknowledgedBy) === by(event),
    'owned by another': ({ context, event }) => context.ownedBy !== by(event),
    'came to nothing here before': ({ context }) => context.idledAt === context.step,
  },
  actions: {
    /** Page whoever this step means now. */
    page: (_, _params: { step: number; token: number }) => {},
    pageEveryone: (_, _params: { token: number }) => {},
    /** A new message to the one person who holds it. */
    pageHolder: (_, _params: { holder: string; token: number | undefined }) => {},
    stopPages: () => {},
    /** Send NOBODY where all whom this token paged have declined or cannot be reached. */
    askWhoIsLeft: (_, _params: { token: number }) => {},
    tellClinician: (_, _params: { news: News }) => {},
    arm: (_, _params: { timer: Timer; step: number; token: number }) => {},
    disarm: () => {},
    alarm: (_, _params: { round: number }) => {},
    'next timer': assign({ token: ({ context }) => context.token + 1 }),
    'next step': assign({
      step: ({ context }) => context.step + 1,
      token: ({ context }) => context.token + 1,
    }),
    'first step': assign({ step: 0, token: ({ context }) => context.token + 1, idledAt: undefined }),
    'next round': assign({
      round: ({ context }) => context.round + 1,
      token: ({ context }) => context.token + 1,
    }),
    'take the higher level': assign({
      level: ({ context, event }) =>
        event.type === 'RAISE_AGAIN' ? highest([context.level, event.level]) : context.level,
    }),
    'note who acknowledged': assign({
      acknowledgedBy: ({ event }) => by(event),
      token: ({ context }) => context.token + 1,
    }),
    'note who owns': assign({
      ownedBy: ({ event }) => by(event),
      acknowledgedBy: ({ context, event }) => context.acknowledgedBy ?? by(event),
      token: ({ context }) => context.token + 1,
    }),
    'note who declined': assign({
      declined: ({ context, event }) => [...new Set([...context.declined, by(event)])],
    }),
    'note a note': assign({ notes: ({ context }) => context.notes + 1 }),
    'nobody holds it': assign({ acknowledgedBy: undefined, ownedBy: undefined }),
    'note where it idled': assign({ idledAt: ({ context }) => context.step }),
    'note how it closed': assign({
      closing: ({ event }) => (event.type === 'CLOSE' ? event.closing : undefined),
      ownedBy: ({ context, event }) => context.ownedBy ?? by(event),
    }),
  },
}).createMachine({
  id: 'escalation',
  context: ({ input }) => ({
    level: input.level,
    ...{ step: 0, steps: input.steps, token: 1, round: 0, declined: [] },
    ...{ acknowledgedBy: undefined, ownedBy: undefined, idledAt: undefined, closing: undefined, notes: 0 },
  }),
  initial: 'raised',
  states: {
    /** A step is paged, and nobody is proven to have been reached. */
    raised: {
      entry: [pageStep, arm('step')],
      on: { SENT: { guard: 'still counts', target: 'notified' }, ...whileNobodyHolds },
    },
    notified: { on: whileNobodyHolds },
    acknowledged: {
      entry: ['stopPages', arm('idle-acknowledged')],
      on: {
        TAKE_ON: { target: 'owned', actions: 'note who owns' },
        DECLINE: onward('holds it', ['note who declined', 'nobody holds it']),
        ADVISE: { actions: ['next timer', arm('idle-acknowledged'), tell('advice')] },
        ASK_FOR_CALL: { actions: ['next timer', arm('idle-acknowledged'), tell('call')] },
        CLOSE: { target: 'closed', actions: 'note how it closed' },
        NOTE: { actions: ['note a note', pageHolder] },
        WITHDRAW: { target: 'withdrawn', actions: tellFormerHolder },
        // Whoever holds it cannot be reached any more, or has left: it goes on.
        NOBODY: onward('still counts', ['nobody holds it']),
        RAISE_AGAIN: {
          actions: ['take the higher level', 'next timer', arm('idle-acknowledged'), pageHolder],
        },
        // Acknowledged and then nothing: it comes back to the same step, and the second time it goes on.
        OVERDUE: [
          {
            guard: and(['still counts', 'came to nothing here before', 'there is a next step']),
            target: 'raised',
            actions: ['nobody holds it', 'next step', tell('late')],
          },
          {
            guard: and(['still counts', 'came to nothing here before']),
            target: 'unowned',
            actions: ['nobody holds it', 'next round'],
          },
          {
            guard: 'still counts',
            target: 'raised',
            actions: ['note where it idled', 'nobody holds it', 'next timer', tell('late')],
          },
        ],
      },
    },
    owned: {
      entry: ['stopPages', arm('idle-owned')],
      on: {
        TAKE_OVER: {
          guard: 'owned by another',
          target: 'owned',
          reenter: true,
          actions: [tellFormerHolder, 'note who owns'],
        },
        HAND_BACK: {
          guard: 'holds it',
          target: 'raised',
          actions: ['note who declined', 'nobody holds it', 'first step', tell('late')],
        },
        ADVISE: { actions: ['next timer', arm('idle-owned'), tell('advice')] },
        ASK_FOR_CALL: { guard: 'holds it', actions: ['next timer', arm('idle-owned'), tell('call')] },
        CLOSE: { guard: 'holds it', target: 'closed', actions: 'note how it closed' },
        NOTE: { actions: ['note a note', pageHolder] },
        RAISE_AGAIN: { actions: ['take the higher level', 'next timer', arm('idle-owned'), pageHolder] },
        OVERDUE: { guard: 'still counts', actions: ['next timer', arm('idle-owned'), pageHolder] },
        // Whoever holds it cannot be reached any more, or has left: it goes on.
        NOBODY: onward('still counts', ['nobody holds it']),
      },
    },
    /** Nobody on the chain has taken it on. */
    unowned: {
      entry: [
        { type: 'pageEveryone', params: ({ context }) => ({ token: context.token }) },
        tell('unowned'),
        { type: 'alarm', params: ({ context }) => ({ round: context.round }) },
        arm('unowned'),
      ],
      on: {
        ...answers,
        OVERDUE: { guard: 'still counts', target: 'unowned', reenter: true, actions: 'next round' },
        RAISE_AGAIN: {
          target: 'unowned',
          reenter: true,
          actions: ['take the higher level', 'next round'],
        },
      },
    },
    closed: { type: 'final', entry: ['stopPages', 'disarm', tell('closed')] },
    withdrawn: { type: 'final', entry: ['stopPages', 'disarm'] },
  },
});
