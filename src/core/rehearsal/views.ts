import type { Scenario } from '../../content/schema/rehearsal.ts';
import type { DebriefView, LookView } from './debrief/show-debrief.ts';
import type { HistoryViews } from './history/views.ts';
import type { MoveId } from './moves.ts';
import type { Because, RehearsalLevel } from './transcript.ts';
import type { LineId } from './which-line.ts';

/** The rehearsal and step that every button of its card carries. */
export type RehearsalAt = { rehearsal: string; step: number };

/** A scenario as the list and the briefing show it; its words follow from its id. */
export type ScenarioLine = Pick<Scenario, 'id' | 'difficulty' | 'warns-of'>;

/** How the last utterance was read. `corrected` is what the trainee says was meant. */
export type ReadAs = {
  turn: number;
  moves: readonly MoveId[];
  because: readonly Because[];
  corrected: readonly MoveId[] | undefined;
};

/** What the guidance expects next (an id of common.yaml), or a hint of the patient that is still to be followed. */
export type NextHint =
  | { kind: 'expected'; id: string; source: string }
  | { kind: 'cue'; source: string }
  | { kind: 'told'; source: string };

export type TalkView = {
  kind: 'rehearsal-talk';
  rehearsal: RehearsalAt;
  scenario: string;
  level: RehearsalLevel;
  lines: readonly LineId[];
  first: boolean;
  /** Absent in the exam, and before anything was said. */
  readAs?: ReadAs;
  /** Whether the reading stands open (coached) or behind a button (unaided). */
  openly: boolean;
  /** Harmful moves of the last utterance, to be named at once (coached only). */
  harmful: readonly { move: MoveId; source: string }[];
  hint?: NextHint;
  canHint: boolean;
};

export type RehearsalViews =
  | {
      kind: 'rehearsals';
      scenarios: readonly ScenarioLine[];
      waiting: { rehearsal: RehearsalAt; scenario: string } | undefined;
    }
  | { kind: 'rehearsal-briefing'; rehearsal: RehearsalAt; scenario: ScenarioLine }
  | TalkView
  | DebriefView
  | LookView
  | HistoryViews
  | { kind: 'rehearsal-paused'; rehearsal: RehearsalAt; scenario: string }
  | { kind: 'rehearsal-closed'; scenario: string };
