import type { MoveId } from '../moves.ts';
import { isAbout } from '../which-facts.ts';
import { type LineId, whereIs } from '../which-line.ts';
import { isListening, questionsIn } from '../which-moves-matter.ts';
import type { Seen, SeenTurn } from './seen.ts';

/**
 * A hint that the patient gave. `turn`: in answer to which utterance; -1: in the first words. `followed`: how many turns
 * later somebody asked on, or undefined. `missed`: nobody did in the next few turns, although there was a next turn.
 */
export type Cue = {
  fact: string;
  turn: number;
  line: LineId | undefined;
  followed: number | undefined;
  missed: boolean;
  source: string;
};

/** Longer than this nobody keeps a hint in mind, and the patient does not wait. */
export const soonEnough = 3;

/** Every hint of the conversation, in order. */
export function cuesOf(seen: Seen): Cue[] {
  const { transcript, turns } = seen;
  const first = transcript.opening.cues.map((fact) => cueAt(seen, fact, -1, transcript.opening.reply));
  const later = turns.flatMap(({ cues, reply }, i) => cues.map((fact) => cueAt(seen, fact, i, reply)));
  return [...first, ...later];
}

function cueAt({ scenario, turns }: Seen, fact: string, turn: number, reply: readonly LineId[]): Cue {
  const about = scenario.facts.find(({ id }) => id === fact);
  const after = turns.slice(turn + 1);
  const at = after.findIndex((later, i) => {
    const asked = about !== undefined && later.counted.some((move) => isAbout(about, move));
    return asked || later.told.includes(fact) || (i === 0 && staysWithIt(later));
  });
  const followed = at < 0 ? undefined : at + 1;
  const line = reply.find((one) => whereIs(one).key.endsWith(`:facts.${fact}.hint`)) ?? reply.at(-1);
  const missed = after.length > 0 && (followed === undefined || followed > soonEnough);
  return { fact, turn, line, followed, missed, source: 'sop 8.5, 8.8' };
}

/** Reflecting it back, with no question about anything else, leaves the patient with what they have just begun. */
const staysWithIt = ({ counted }: SeenTurn): boolean =>
  counted.some((move: MoveId) => isListening(move)) && questionsIn(counted).length === 0;
