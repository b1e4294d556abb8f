import { harmfulMoves, type MoveId } from './moves.ts';

/** Of several harmful moves in one breath the patient answers the worst. */
const worstFirst: readonly MoveId[] = [
  'reveal-victim',
  'confront',
  'suggest-unsafe',
  'promise-secrecy',
  'collude',
  'minimise',
];

/** Of several things said in one breath the patient answers the weightiest. Questions go before all of them. */
const weightiestFirst: readonly MoveId[] = [
  ...([
    'name-unacceptable',
    'explain-harm-to-children',
    'explain-next-steps',
    'signpost-specialist',
  ] as const),
  ...(['refer-other', 'explain-help-works', 'set-limits', 'affirm-accountability', 'validate'] as const),
  ...(['listen', 'greet', 'close', 'other'] as const),
];

/** Said beside a question, these still want an answer of their own. */
const wantsAnAnswer: readonly MoveId[] = [
  ...([
    'name-unacceptable',
    'explain-harm-to-children',
    'explain-next-steps',
    'signpost-specialist',
  ] as const),
  ...(['refer-other', 'set-limits'] as const),
];

/** Questions that open somebody up again who sits in an excuse, and what does so without asking. */
const reopens: readonly MoveId[] = ['ask-impact', 'ask-behaviour', 'ask-change', 'name-unacceptable'];

/** Asked out of nowhere, these make people ask why. */
const needsAReason: readonly MoveId[] = ['ask-fear', 'ask-police', 'ask-weapons', 'ask-control'];

export const questionsIn = (moves: readonly MoveId[]): MoveId[] =>
  moves.filter((move) => move.startsWith('ask-'));
export const worstOf = (moves: readonly MoveId[]): MoveId | undefined =>
  worstFirst.find((move) => moves.includes(move));
/** What is answered where nothing was asked; `other` where nothing could be read. */
export const weightiestOf = (moves: readonly MoveId[]): MoveId =>
  weightiestFirst.find((move) => moves.includes(move)) ?? 'other';
export const besideTheQuestion = (moves: readonly MoveId[]): MoveId | undefined =>
  weightiestFirst.find((move) => wantsAnAnswer.includes(move) && moves.includes(move));
export const opensAgain = (moves: readonly MoveId[]): boolean => moves.some((move) => reopens.includes(move));
export const wantsReason = (move: MoveId): boolean => needsAReason.includes(move);
export const isHarmful = (move: MoveId): boolean => harmfulMoves.some((harmful) => harmful === move);
/** Listening, and what does as well: the patient may go on unasked. */
export const isListening = (move: MoveId): boolean =>
  move === 'listen' || move === 'validate' || move === 'affirm-accountability';
