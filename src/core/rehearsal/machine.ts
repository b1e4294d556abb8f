import { assign, setup } from 'xstate';
import type { Rehearsal } from '../../content/schema/rehearsal.ts';
import {
  afterCorrecting,
  afterSaying,
  beginTalk,
  type Said,
  scenarioOf,
  stopTalk,
  type Talk,
} from './conversation.ts';
import type { MoveId } from './moves.ts';
import type { RehearsalLevel } from './transcript.ts';

/** Raise this when the shape of the context or the names of the states change: older rehearsals are then closed. */
export const rehearsalMachineVersion = 1;

/** Everything that can happen in a rehearsal. Chance comes from outside: the seed that BEGIN carries. */
export type RehearsalEvent =
  | { type: 'CHOOSE'; scenario: string }
  | { type: 'BEGIN'; level: RehearsalLevel; seed: number }
  | ({ type: 'SAY' } & Said)
  | { type: 'HINT' }
  | { type: 'CORRECT'; turn: number; moves: readonly MoveId[] }
  | { type: 'STOP' }
  | { type: 'PAUSE' }
  | { type: 'RESUME' }
  | { type: 'CLOSE' };

export type RehearsalContext = {
  /** The scenario that was chosen. */
  scenario?: string;
  talk?: Talk;
  /** A hint lies open for the next utterance. */
  hinted: boolean;
};

/** What is known once an event has happened. */
export function afterwards(
  rehearsal: Rehearsal,
  context: RehearsalContext,
  event: RehearsalEvent,
): RehearsalContext {
  const { talk } = context;
  switch (event.type) {
    case 'CHOOSE':
      return { scenario: event.scenario, hinted: false };
    case 'BEGIN': {
      const scenario = scenarioOf(rehearsal, context.scenario ?? '');
      return scenario ? { ...context, talk: beginTalk(scenario, event.level, event.seed) } : context;
    }
    case 'SAY': {
      if (!talk) return context;
      const said = { ...event, hinted: context.hinted };
      return { ...context, hinted: false, talk: afterSaying(rehearsal, talk, said) };
    }
    case 'HINT':
      return { ...context, hinted: true };
    case 'CORRECT':
      return talk ? { ...context, talk: afterCorrecting(rehearsal, talk, event) } : context;
    case 'STOP':
      return talk ? { ...context, talk: stopTalk(rehearsal, talk) } : context;
    case 'PAUSE':
    case 'RESUME':
    case 'CLOSE':
      return context;
  }
}

/**
 * The rehearsal: choosing → briefing → conversation → debrief → closed, with a pause from anywhere but the two ends.
 * A conversation that has an ending is over; nothing else leads to the debrief.
 */
export function rehearsalMachine(rehearsal: Rehearsal) {
  const takeIn = 'take in' as const;
  return setup({
    types: {} as { context: RehearsalContext; events: RehearsalEvent },
    guards: {
      'is there': ({ event }) =>
        event.type === 'CHOOSE' && scenarioOf(rehearsal, event.scenario) !== undefined,
      ends: ({ context, event }) =>
        afterwards(rehearsal, context, event).talk?.transcript.ending !== undefined,
      'goes on': ({ context, event }) => {
        const to = afterwards(rehearsal, context, event).talk?.transcript;
        return to !== undefined && to.ending === undefined;
      },
      'has said something': ({ context }) => (context.talk?.transcript.turns.length ?? 0) > 0,
      'is coached': ({ context }) => context.talk?.transcript.level === 'coached' && !context.hinted,
      'may be corrected': ({ context, event }) =>
        event.type === 'CORRECT' && context.talk?.transcript.turns[event.turn] !== undefined,
      'has ended': ({ context }) => context.talk?.transcript.ending !== undefined,
      'has begun': ({ context }) => context.talk !== undefined,
      'was chosen': ({ context }) =>
        context.scenario !== undefined && scenarioOf(rehearsal, context.scenario) !== undefined,
    },
    actions: { [takeIn]: assign(({ context, event }) => afterwards(rehearsal, context, event)) },
  }).createMachine({
    id: 'rehearsal',
    context: { hinted: false },
    initial: 'choosing',
    states: {
      choosing: { on: { CHOOSE: { guard: 'is there', target: 'briefing', actions: takeIn } } },
      briefing: {
        on: {
          CHOOSE: { guard: 'is there', target: 'briefing', reenter: true, actions: takeIn },
          BEGIN: { guard: 'was chosen', target: 'conversation', actions: takeIn },
          STOP: 'closed',
          PAUSE: 'paused',
        },
      },
      conversation: {
        on: {
          SAY: [
            { guard: 'ends', target: 'debrief', actions: takeIn },
            { target: 'conversation', reenter: true, actions: takeIn },
          ],
          HINT: { guard: 'is coached', target: 'conversation', reenter: true, actions: takeIn },
          CORRECT: [
            { guard: 'ends', target: 'debrief', actions: takeIn },
            { guard: 'may be corrected', target: 'conversation', reenter: true, actions: takeIn },
          ],
          STOP: [
            { guard: 'has said something', target: 'debrief', actions: takeIn },
            // Nobody has said a word: there is nothing to look back on.
            { target: 'closed' },
          ],
          PAUSE: 'paused',
        },
      },
      paused: {
        on: {
          RESUME: [
            { guard: 'has ended', target: 'debrief' },
            { guard: 'has begun', target: 'conversation' },
            { target: 'briefing' },
          ],
          STOP: [
            { guard: 'has ended', target: 'debrief' },
            { guard: 'has said something', target: 'debrief', actions: takeIn },
            { target: 'closed' },
          ],
        },
      },
      debrief: {
        on: {
          CORRECT: [
            { guard: 'goes on', target: 'conversation', actions: takeIn },
            { guard: 'may be corrected', target: 'debrief', reenter: true, actions: takeIn },
          ],
          PAUSE: 'paused',
          STOP: 'closed',
          CLOSE: 'closed',
        },
      },
      closed: { type: 'final' },
    },
  });
}
