import type { EndingKind, Mood } from '../../content/schema/rehearsal.ts';
import type { Disposition } from './mind.ts';
import type { MoveId } from './moves.ts';
import type { LineId } from './which-line.ts';

export const rehearsalLevels = ['coached', 'unaided', 'exam'] as const;
export type RehearsalLevel = (typeof rehearsalLevels)[number];

/** Which words of an utterance made it count as a move. */
export type Because = { move: MoveId; words: readonly string[] };

/** How an utterance was read, by whatever reads it (recognise/). */
export type Reading = { moves: readonly MoveId[]; because: readonly Because[] };
export type Recognise = (text: string, after?: string) => Reading;

/** What the patient did with one utterance. `told` and `cues` are ids of facts; a cue is a hint that asks to be followed. */
export type Answered = {
  reply: readonly LineId[];
  told: readonly string[];
  cues: readonly string[];
  /** Memories thrown back in this turn, by id. */
  remembered: readonly string[];
  /** What was being talked about, and how the patient was, when they answered. */
  topic: string;
  mood: Mood;
  disposition: Disposition;
  /** Help was offered, and the patient was open enough to take it up. */
  accepted: boolean;
};

/** One turn as the debrief needs it. `moves` are those that the patient answered. */
export type TranscriptTurn = Answered & {
  said: string;
  moves: readonly MoveId[];
  because: readonly Because[];
  /** What the trainee says was meant; it counts for the debrief instead of `moves`. */
  corrected?: readonly MoveId[];
  /** The patient has answered the corrected moves (coached only): `moves` are then the corrected ones. */
  replayed?: true;
  /** A hint was looked at before this was said. */
  hinted?: true;
};

export type Ending = { kind: EndingKind; mood: Mood };

/** A whole rehearsal, from which the debrief is written. `opening.cues` were in the patient's first words. */
export type Transcript = {
  scenario: string;
  level: RehearsalLevel;
  seed: number;
  start: Disposition;
  opening: { reply: readonly LineId[]; cues: readonly string[] };
  turns: readonly TranscriptTurn[];
  ending?: Ending;
};

/** The moves that count for the debrief: as corrected, else as read. */
export const movesThatCount = (turn: Pick<TranscriptTurn, 'moves' | 'corrected'>): readonly MoveId[] =>
  turn.corrected ?? turn.moves;
