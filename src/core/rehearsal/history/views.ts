import type { Day } from '../../follow-up/days.ts';
import type { Remark } from '../debrief/competences.ts';
import type { Points } from '../debrief/debrief.ts';
import type { RehearsalLevel } from '../transcript.ts';
import type { RehearsalAt } from '../views.ts';

/** A rehearsal of the trainee's own, as their history shows it. */
export type Done = {
  rehearsal: RehearsalAt;
  scenario: string;
  level: RehearsalLevel;
  on: Day;
  points: Points;
};

/** How often a patient was met in a whole organisation. A number that is missing would be about too few people. */
export type Count = { scenario: string; begun: number | undefined; finished: number | undefined };

/** What goes into a reflection. Nothing that was said, and nothing of the patient but the title. */
export type Reflection = {
  scenario: string;
  level: RehearsalLevel;
  on: Day;
  minutes: number;
  well: readonly Remark[];
  next: Remark;
};

export type HistoryViews =
  /** The trainee's own, oldest first. Nobody else ever sees it. */
  | { kind: 'rehearsal-progress'; done: readonly Done[] }
  /** For a practice educator. `least`: people that a number must be about to be shown. */
  | { kind: 'rehearsal-counts'; least: number; counts: readonly Count[] }
  | { kind: 'rehearsal-export'; reflection: Reflection | undefined }
  | { kind: 'rehearsal-deleting'; count: number }
  | { kind: 'rehearsal-deleted'; count: number };
