import type { Rehearsal } from '../../../src/content/schema/rehearsal.ts';
import { scenarioOf } from '../../../src/core/rehearsal/conversation.ts';
import type { RehearsalEvent } from '../../../src/core/rehearsal/machine.ts';
import type { MoveId } from '../../../src/core/rehearsal/moves.ts';
import {
  advance,
  beginRehearsal,
  type RehearsalSnapshot,
  roomOf,
} from '../../../src/core/rehearsal/snapshots.ts';
import {
  movesThatCount,
  type RehearsalLevel,
  type Transcript,
} from '../../../src/core/rehearsal/transcript.ts';

/** What a scripted trainee says next, seeing only what a trainee sees; `undefined` says goodbye. */
export type Player = (transcript: Transcript) => readonly MoveId[] | undefined;

export const say = (moves: readonly MoveId[], text = `words for ${moves.join(' and ')}`): RehearsalEvent => ({
  type: 'SAY',
  text,
  moves,
  because: [],
});

export function started(
  rehearsal: Rehearsal,
  scenario: string,
  seed = 1,
  level: RehearsalLevel = 'unaided',
): RehearsalSnapshot {
  const chosen = advance(rehearsal, beginRehearsal(rehearsal), { type: 'CHOOSE', scenario }).snapshot;
  return advance(rehearsal, chosen, { type: 'BEGIN', level, seed }).snapshot;
}

export function transcriptOf(snapshot: RehearsalSnapshot): Transcript {
  const { talk } = snapshot.context;
  if (!talk) throw new Error('the rehearsal has not begun');
  return talk.transcript;
}

/** Plays to the end, which comes within 50 utterances whatever is said. */
export function play(rehearsal: Rehearsal, scenario: string, player: Player, seed = 1): Transcript {
  let snapshot = started(rehearsal, scenario, seed);
  for (let turns = 0; roomOf(snapshot) === 'conversation'; turns++) {
    if (turns > 50) throw new Error(`${scenario}: no end after 50 utterances`);
    const moves = player(transcriptOf(snapshot)) ?? ['close'];
    snapshot = advance(rehearsal, snapshot, say(moves)).snapshot;
  }
  return transcriptOf(snapshot);
}

export const toldIn = ({ turns }: Transcript): string[] => turns.flatMap(({ told }) => told);
export const shareTold = (rehearsal: Rehearsal, transcript: Transcript): number =>
  toldIn(transcript).length / (scenarioOf(rehearsal, transcript.scenario)?.facts.length ?? 1);

/** Two rounds over what the guidance expects: what was refused early may be told later. */
const rounds: readonly MoveId[] = [
  ...(['ask-household', 'ask-impact', 'ask-behaviour', 'ask-fear', 'ask-children', 'ask-police'] as const),
  ...(['ask-substances', 'ask-pattern', 'ask-self-harm', 'ask-separation', 'ask-change'] as const),
  ...(['ask-control', 'ask-weapons', 'ask-pregnancy'] as const),
];

/**
 * A trainee who listens first, sets limits early, thanks for what is told, follows up what was only hinted at, and goes
 * through what the guidance expects. Knows no fact beforehand: a hint tells, in its words, what to ask.
 */
export const goodTrainee =
  (rehearsal: Rehearsal): Player =>
  ({ scenario, turns }) => {
    const facts = scenarioOf(rehearsal, scenario)?.facts ?? [];
    const opening: readonly (readonly MoveId[])[] = [
      ['greet', 'listen'],
      ['set-limits', 'listen'],
      ['listen', 'ask-impact'],
    ];
    const first = opening[turns.length];
    if (first) return first;
    const last = turns.at(-1);
    const tone: MoveId = (last?.told.length ?? 0) > 0 ? 'validate' : 'listen';
    const cue = facts.find(({ id }) => last?.cues.includes(id));
    const followUp = cue?.needs.flatMap(({ moves }) => moves).find((move) => move.startsWith('ask-'));
    if (last && last.disposition.defensiveness > 5) return ['listen', 'validate'];
    if (followUp && !last?.moves.includes(followUp as MoveId)) return [tone, followUp as MoveId];
    const asked = turns.flatMap(movesThatCount);
    const times = (move: MoveId) => asked.filter((one) => one === move).length;
    const next = [0, 1].flatMap((most) => rounds.filter((move) => times(move) <= most))[0];
    if (next) return [tone, next];
    const said: readonly MoveId[] = [
      ...(['affirm-accountability', 'name-unacceptable', 'explain-harm-to-children'] as const),
      ...(['explain-help-works', 'signpost-specialist', 'explain-next-steps'] as const),
    ];
    const still = said.find((move) => !asked.includes(move));
    return still ? [tone, still] : undefined;
  };

/** A trainee who does harm in every other breath and asks in between. */
export const poorTrainee: Player = ({ turns }) => {
  const script: readonly (readonly MoveId[])[] = [
    ...([
      ['greet'],
      ['promise-secrecy'],
      ['ask-impact', 'collude'],
      ['minimise'],
      ['ask-behaviour'],
    ] as const),
    ...([['suggest-unsafe'], ['ask-weapons'], ['collude'], ['ask-children'], ['ask-fear']] as const),
    ...([['confront'], ['ask-police'], ['ask-control'], ['reveal-victim'], ['ask-behaviour']] as const),
  ];
  return script[turns.length];
};

/** A trainee who goes through all the questions, twice, and never listens. */
export const interrogator: Player = ({ turns }) =>
  turns.length < 2 * rounds.length ? [rounds[turns.length % rounds.length] as MoveId] : undefined;

/** A small generator of chance for tests: the same seed says the same things on every machine. */
export function chance(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return (state >>> 7) % below;
  };
}
