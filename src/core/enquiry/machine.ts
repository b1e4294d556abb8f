import { and, assign, not, setup, stateIn } from 'xstate';
import type { Content } from '../../content/content.ts';
import { askingStages } from '../../content/schema/enquiry.ts';
import type { Level } from '../../content/schema/outcomes.ts';
import type { RecordChoices } from '../record/record.ts';
import {
  type Answers,
  type Facts,
  nothingKnown,
  otherStages,
  type Place,
  pathwayOf,
  type Stage,
  timingOf,
} from './facts.ts';
import { keepUnconfirmed, type Notes, recordAnswers } from './record-answers.ts';
import { cardAt, nextCard } from './which-cards.ts';

/** Raise this when the shape of the context or the names of the states change: older sessions are then migrated. */
export const machineVersion = 1;

type Given = { answers: Answers; notes: Notes };

/** Everything that can happen to an enquiry. What was filled in travels with most of them, so that nothing told is lost. */
export type EnquiryEvent =
  | ({ type: 'ANSWER' } & Given)
  | ({ type: 'BACK' } & Given)
  | ({ type: 'DANGER' } & Given)
  | ({ type: 'PAUSE' } & Given)
  | ({ type: 'SUMMARY_SO_FAR' } & Given)
  | ({ type: 'SHOW_ANSWERS' } & Given)
  | ({ type: 'DISCARD' } & Given)
  | { type: 'GO_TO'; place: Place }
  | { type: 'CARRY_ON' }
  | { type: 'DANGER_MISTAKEN' }
  | { type: 'RESUME' }
  | { type: 'DISCARD_CONFIRMED' }
  | { type: 'SET_LEVEL'; level: Level; reason: string; against?: Level }
  | { type: 'RECORD'; record: RecordChoices }
  | { type: 'CLOSE' };

export type EnquiryContext = {
  facts: Facts;
  at: Place;
  trail: readonly Place[];
  /** Which record was asked for, and what of it is done. */
  record?: RecordChoices;
};

const stages: readonly Stage[] = [...askingStages, ...otherStages];
const start: Place = { stage: 'opening', card: 0 };
export const atTheStart: EnquiryContext = { facts: nothingKnown, at: start, trail: [] };

/** Where the conversation goes once these facts are known: the first card still unanswered, else the summary. */
export function placeAfter(content: Content, facts: Facts): Place {
  const card = nextCard(content, facts);
  if (card) return card.place;
  return { stage: timingOf(facts) === 'preparing' ? 'signposting' : 'summary', card: 0 };
}

/**
 * Whether the conversation may stand at a place: a button or an old trail must never lead to questions that it is not
 * safe to put, nor past questions that have not been put.
 */
export function mayStandAt(content: Content, facts: Facts, place: Place): boolean {
  if (place.stage === 'summary') return placeAfter(content, facts).stage === 'summary';
  if (place.stage === 'response' || place.stage === 'signposting') return facts.answers.opening !== undefined;
  if (['recording', 'follow-up', 'who-else', 'reflect', 'escalating'].includes(place.stage))
    return pathwayOf(facts) !== undefined && timingOf(facts) !== 'preparing';
  return cardAt(content, facts, place) !== undefined;
}

/** Where one was, or the next card where that is asked no more: danger may have been raised since. */
function whereItMayStand(content: Content, context: EnquiryContext): EnquiryContext {
  if (mayStandAt(content, context.facts, context.at)) return context;
  return { ...context, at: placeAfter(content, context.facts) };
}

/**
 * What is known, and where the conversation goes, once an event has happened. The machine takes every step by it, and
 * a session under older content is told again by it, so that the two cannot come to differ.
 */
export function afterwards(content: Content, context: EnquiryContext, event: EnquiryEvent): EnquiryContext {
  switch (event.type) {
    case 'ANSWER': {
      const facts = recordAnswers(content, context.facts, event.answers, event.notes);
      return { ...context, facts, at: placeAfter(content, facts), trail: [...context.trail, context.at] };
    }
    case 'BACK': {
      const facts = keepUnconfirmed(content, context.facts, event.answers, event.notes);
      const last = context.trail.findLastIndex((place) => mayStandAt(content, facts, place));
      return {
        ...context,
        facts,
        at: context.trail[last] ?? start,
        trail: context.trail.slice(0, Math.max(last, 0)),
      };
    }
    case 'GO_TO':
      return { ...context, at: event.place, trail: [...context.trail, context.at] };
    case 'RESUME':
      return whereItMayStand(content, context);
    case 'CARRY_ON':
      return { ...context, at: placeAfter(content, context.facts) };
    case 'DANGER_MISTAKEN': {
      const { danger: _, ...facts } = context.facts;
      return whereItMayStand(content, { ...context, facts });
    }
    case 'DANGER': {
      const facts = keepUnconfirmed(content, context.facts, event.answers, event.notes);
      return { ...context, facts: { ...facts, danger: facts.danger ?? context.at.stage } };
    }
    case 'PAUSE':
    case 'SUMMARY_SO_FAR':
    case 'SHOW_ANSWERS':
    case 'DISCARD':
      return { ...context, facts: keepUnconfirmed(content, context.facts, event.answers, event.notes) };
    case 'SET_LEVEL':
      return {
        ...context,
        facts: {
          ...context.facts,
          ownLevel: {
            level: event.level,
            reason: event.reason,
            ...(event.against && { against: event.against }),
          },
        },
      };
    case 'RECORD':
      return { ...context, record: event.record };
    case 'DISCARD_CONFIRMED':
    case 'CLOSE':
      return context;
  }
}

/**
 * The enquiry: one state a stage, inside `open`; danger, pause and the other side rooms return to where one was.
 * Order and skipping live in which-stages.ts; the machine asks it after every answer, so that an answer changed later
 * opens what it opens and nothing is asked twice.
 */
export function enquiryMachine(content: Content) {
  // XState asks the guard of every stage in turn: what follows is worked out once, not fifteen times.
  const worked = new WeakMap<EnquiryEvent, { from: EnquiryContext; to: EnquiryContext }>();
  const follows = (from: EnquiryContext, event: EnquiryEvent): EnquiryContext => {
    const known = worked.get(event);
    if (known?.from === from) return known.to;
    const to = afterwards(content, from, event);
    worked.set(event, { from, to });
    return to;
  };

  /** One guarded transition a stage: XState wants its targets named, the facts decide which one is taken. */
  const move = stages.map((stage) => ({
    guard: { type: 'leads to' as const, params: { stage } },
    target: `#enquiry.open.${stage}` as const,
    actions: 'take in' as const,
    reenter: true,
  }));
  const goTo = move.map((transition) => ({
    ...transition,
    guard: and([transition.guard, 'may stand there']),
  }));
  const to = (target: string) => ({ target: `#enquiry.${target}` as const, actions: 'take in' as const });
  const aside = { RESUME: move, PAUSE: to('paused') };

  return setup({
    types: {} as { context: EnquiryContext; events: EnquiryEvent },
    guards: {
      'leads to': ({ context, event }, params: { stage: Stage }) =>
        follows(context, event).at.stage === params.stage,
      'may stand there': ({ context, event }) =>
        event.type === 'GO_TO' && mayStandAt(content, context.facts, event.place),
    },
    actions: { 'take in': assign(({ context, event }) => follows(context, event)) },
  }).createMachine({
    id: 'enquiry',
    context: atTheStart,
    initial: 'open',
    states: {
      open: {
        initial: 'opening',
        states: {
          ...Object.fromEntries(askingStages.map((stage) => [stage, { on: { ANSWER: move, BACK: move } }])),
          summary: { on: { SET_LEVEL: { actions: 'take in' }, BACK: move } },
          recording: { on: { BACK: move, CARRY_ON: move, RECORD: { actions: 'take in' } } },
          response: { on: { BACK: move, CARRY_ON: move } },
          signposting: { on: { BACK: move, CARRY_ON: move } },
          'follow-up': { on: { BACK: move, CARRY_ON: move } },
          'who-else': { on: { BACK: move, CARRY_ON: move } },
          reflect: { on: { BACK: move, CARRY_ON: move } },
          escalating: { on: { BACK: move, CARRY_ON: move } },
        },
        on: {
          GO_TO: goTo,
          PAUSE: to('paused'),
          SUMMARY_SO_FAR: to('summary-so-far'),
          SHOW_ANSWERS: to('answers-so-far'),
          DISCARD: to('confirming-discard'),
          CLOSE: to('closed'),
        },
      },
      danger: {
        on: {
          CARRY_ON: move,
          DANGER_MISTAKEN: move,
          PAUSE: to('paused'),
        },
      },
      paused: { on: { RESUME: move, DISCARD: to('confirming-discard') } },
      // Each of these can be put aside: a new enquiry is started from them too, and a person has only one in hand.
      'summary-so-far': { on: { ...aside, GO_TO: goTo } },
      'answers-so-far': { on: { ...aside, GO_TO: goTo } },
      'confirming-discard': { on: { ...aside, DISCARD_CONFIRMED: 'discarded' } },
      closed: { on: { RESUME: move } },
      discarded: { type: 'final' },
    },
    // XState still hears the root's events in a final state: what somebody discarded must not come back by them.
    on: { DANGER: { guard: not(stateIn('#enquiry.discarded')), ...to('danger'), reenter: true } },
  });
}
