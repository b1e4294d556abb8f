import type { DebriefPart } from './debrief/show-debrief.ts';
import type { RehearsalLevel } from './transcript.ts';

/** What was filled in on a card, exactly as the client sent it. */
type Inputs = Readonly<Record<string, unknown>>;

/** Buttons that belong to one step of one rehearsal. `step` fences a card that has been overtaken. */
export type RehearsalAction = { rehearsal: string; step: number; inputs: Inputs } & (
  | { verb: 'rehearsal-begin'; level: RehearsalLevel }
  | { verb: 'rehearsal-hint' | 'rehearsal-stop' | 'rehearsal-pause' | 'rehearsal-resume' | 'rehearsal-close' }
  /** "That is not what I meant": what was meant comes as the inputs `meant` and `meant-too`. */
  | { verb: 'rehearsal-correct'; turn: number }
  /** A part of the debrief. Changes nothing; `page` counts from 0 and matters for the turns only. */
  | { verb: 'rehearsal-look'; part: DebriefPart; page: number }
);

/** Picks a patient from the list. */
export type RehearsalChoice = { verb: 'rehearsal-choose'; scenario: string };

/** The trainee's own rehearsals. `rehearsal-export` writes a text about one of them, or about the latest. */
export type RehearsalHistoryAction =
  | { verb: Exclude<(typeof historyVerbs)[number], 'rehearsal-export'> }
  | { verb: 'rehearsal-export'; of: string };
export const historyVerbs = [
  ...(['rehearsal-progress', 'rehearsal-own-progress', 'rehearsal-export'] as const),
  ...(['rehearsal-delete', 'rehearsal-delete-all'] as const),
] as const;
