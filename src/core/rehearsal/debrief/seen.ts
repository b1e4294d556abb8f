import type { Rehearsal, Scenario } from '../../../content/schema/rehearsal.ts';
import type { MoveId } from '../moves.ts';
import { movesThatCount, type Transcript, type TranscriptTurn } from '../transcript.ts';

/** One turn, with the moves that count for the debrief: as corrected, else as read. */
export type SeenTurn = TranscriptTurn & { counted: readonly MoveId[] };

/** A rehearsal as the debrief looks at it. Turns are counted from 0; nothing in it changes. */
export type Seen = {
  rehearsal: Rehearsal;
  scenario: Scenario;
  transcript: Transcript;
  turns: readonly SeenTurn[];
};

export const seenOf = (rehearsal: Rehearsal, scenario: Scenario, transcript: Transcript): Seen => ({
  ...{ rehearsal, scenario, transcript },
  turns: transcript.turns.map((turn) => ({ ...turn, counted: movesThatCount(turn) })),
});

/** The turn in which one of these was first said; undefined where none was. Content names moves as plain ids. */
export function firstTurnOf({ turns }: Pick<Seen, 'turns'>, moves: readonly string[]): number | undefined {
  const found = turns.findIndex(({ counted }) => counted.some((move) => moves.includes(move)));
  return found < 0 ? undefined : found;
}
