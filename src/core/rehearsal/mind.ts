import type { Mood, Rehearsal, Scenario } from '../../content/schema/rehearsal.ts';
import type { MoveId } from './moves.ts';

/** How the patient is, each 0 to 10. */
export type Disposition = { trust: number; defensiveness: number; shame: number; energy: number };

/** Everything that the simulated patient has in mind. It changes once a turn and is kept with the conversation. */
export type Mind = {
  disposition: Disposition;
  /** What is being talked about. */
  topic: string;
  /** Facts told, and facts hinted at, by id, in the order in which it happened. */
  told: readonly string[];
  hinted: readonly string[];
  /** Every move that the trainee has made so far, each once. */
  heard: readonly MoveId[];
  /** How often something was asked without anything new coming of it. */
  inVain: Readonly<Partial<Record<MoveId, number>>>;
  /** How often each row of lines was used: the next wording follows from it. */
  used: Readonly<Record<string, number>>;
  /** Sits in an excuse that the trainee agreed with: tells nothing until somebody opens it again. */
  comfortable: boolean;
  /** Topics that the trainee has waved away. */
  wavedAway: readonly string[];
  /** The trainee has given away what somebody else said: the patient is never wholly open again. */
  givenAway: boolean;
  /** Limits of confidentiality: explained early makes what follows honest. */
  limits: 'early' | 'late' | undefined;
  /** Memories that were thrown back already. */
  remembered: readonly string[];
  turns: number;
};

export const leastPoints = 0;
export const mostPoints = 10;
/** Kept to hundredths: a chart and a threshold want no 8.600000000000001. */
const clamp = (points: number) => Math.min(mostPoints, Math.max(leastPoints, Math.round(points * 100) / 100));

/** The disposition after some changes, each value kept between 0 and 10. */
export function changed(disposition: Disposition, by: Disposition): Disposition {
  return {
    trust: clamp(disposition.trust + by.trust),
    defensiveness: clamp(disposition.defensiveness + by.defensiveness),
    shame: clamp(disposition.shame + by.shame),
    energy: clamp(disposition.energy + by.energy),
  };
}

/** How the patient is with the trainee right now: by the thresholds of persona.yaml. */
export function moodOf({ persona }: Pick<Rehearsal, 'persona'>, mind: Mind): Mood {
  const { trust, defensiveness } = mind.disposition;
  if (trust <= persona.shut.trust || defensiveness >= persona.shut.defensiveness) return 'shut';
  if (mind.givenAway) return 'guarded';
  return trust >= persona.open.trust && defensiveness <= persona.open.defensiveness ? 'open' : 'guarded';
}

export const mindAtFirst = ({ disposition, opening }: Scenario): Mind => ({
  ...{ disposition, topic: opening.topic, told: [], hinted: opening.hints, heard: [], inVain: {}, used: {} },
  ...{ comfortable: false, wavedAway: [], givenAway: false, limits: undefined, remembered: [], turns: 0 },
});
