import type { AskingStage } from '../../content/schema/enquiry.ts';
import type { PathwayId } from '../../content/schema/item.ts';
import type { Level } from '../../content/schema/outcomes.ts';

/** One answer: an id ("yes", "concern-heard", "may-harm"), several ids (cues, household), or a number (DASH ticks). */
export type Value = string | readonly string[] | number;

/** What has been answered, by stage and question id. A question that is not a key here has not been put to anyone yet. */
export type Answers = Partial<Record<AskingStage, Readonly<Record<string, Value>>>>;

/** All that a session knows. It carries no clock, no wording and nothing that says who the patient is. */
export type Facts = {
  answers: Answers;
  /** The person's own words, by question id, exactly as the clinician typed them. */
  notes: Readonly<Record<string, string>>;
  /** Questions filled in when somebody pressed "danger" or "pause" before confirming: kept, counted, asked again. */
  unconfirmed: readonly string[];
  /** Factors answered `no` before something else stated them: the `no` is set aside, and both facts are shown. */
  setAside: readonly string[];
  /** The stage at which danger was raised; absent when it was not. */
  danger?: Stage;
  /** The clinician's own level, where it differs from the rules'. Lowering carries a reason. */
  ownLevel?: {
    level: Level;
    reason: string;
    /** What the rules said when it was set. */
    against?: Level;
  };
};

/** Where a conversation can stand. The asking stages are the vocabulary's; the rest are what surrounds them. */
export const otherStages = [
  'summary',
  'response',
  'recording',
  'signposting',
  'follow-up',
  'who-else',
  'reflect',
  'escalating',
] as const;
export type Stage = AskingStage | (typeof otherStages)[number];

/** A card within a stage, counted from 0. */
export type Place = { stage: Stage; card: number };

export const nothingKnown: Facts = { answers: {}, notes: {}, unconfirmed: [], setAside: [] };

export const pathwayOf = (facts: Facts) => facts.answers.opening?.pathway as PathwayId | undefined;
export const overlaysOf = (facts: Facts) => (facts.answers.opening?.overlays ?? []) as readonly string[];
export const timingOf = (facts: Facts) => facts.answers.opening?.timing as string | undefined;
export const cuesOf = (facts: Facts) => (facts.answers.cues?.cues ?? []) as readonly string[];
export const householdOf = (facts: Facts) => (facts.answers.household?.household ?? []) as readonly string[];

/** The answer to one question, or undefined when it was never put. */
export function answerTo(facts: Facts, stage: AskingStage, question: string): Value | undefined {
  return facts.answers[stage]?.[question];
}

/** May-harm questions go to `may-harm` and `unclear`, may-be-harmed questions to `may-be-harmed` and `unclear`. */
export const asksHarming = (facts: Facts) => pathwayOf(facts) !== 'may-be-harmed';
export const asksHarmed = (facts: Facts) =>
  pathwayOf(facts) === 'may-be-harmed' || pathwayOf(facts) === 'unclear';

export type Side = 'may-be-harmed' | 'may-harm';

/** The sides that this enquiry asks, the harmed one first where both apply. */
export const sidesAsked = (facts: Facts): Side[] => [
  ...(asksHarmed(facts) ? (['may-be-harmed'] as const) : []),
  ...(asksHarming(facts) ? (['may-harm'] as const) : []),
];
