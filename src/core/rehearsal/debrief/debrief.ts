import type { Content } from '../../../content/content.ts';
import { scenarioOf } from '../conversation.ts';
import type { Disposition } from '../mind.ts';
import type { Transcript } from '../transcript.ts';
import { askedAndExpected, type Expected, type InOrder, inOrder } from './asked-and-expected.ts';
import { doneWell, type Remark, type Scored, scoredCompetences, tryNext } from './competences.ts';
import { type Harm, harmDone } from './harm-done.ts';
import { type Asked, questionsAsked } from './open-or-closed.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { type Seen, type SeenTurn, seenOf } from './seen.ts';
import { type WhatWasAnswered, whatWasAnswered } from './what-was-answered.ts';
import { type Cue, cuesOf } from './which-cues.ts';
import { listeningAndAsking } from './which-points.ts';

/** One turn looked back at: what was said and how it counts, and what came of it. */
export type LookedBack = SeenTurn & { answered: WhatWasAnswered };

/** All that a rehearsal has to teach. Ids, keys and numbers: the words are found where it is drawn. */
export type Debrief = {
  scenario: string;
  /** How the patient was: first as they came in, then after each turn. */
  curve: readonly Pick<Disposition, 'trust' | 'defensiveness'>[];
  turns: readonly LookedBack[];
  /** Always three. */
  well: readonly Remark[];
  /** Always one. */
  next: Remark;
  /** Giving away what somebody said comes first. */
  harms: readonly Harm[];
  cues: readonly Cue[];
  expected: readonly Expected[];
  order: readonly InOrder[];
  questions: Asked;
  reflections: number;
  /** Turns in which something was asked. */
  asking: number;
  /** How much the patient told of what there was to tell. */
  told: { found: number; there: number };
  competences: readonly Scored[];
  outcome: Outcome;
  hints: number;
};

/**
 * In: the content and a transcript, with its corrections. Out: the debrief. Pure: the same conversation is looked back at
 * in the same way. Throws when the scenario is not in the content.
 */
export function debriefOf(content: Content, transcript: Transcript): Debrief {
  const seen = seeAll(content, transcript);
  const { turns } = seen;
  const competences = scoredCompetences(seen);
  const answered = whatWasAnswered(seen);
  const { reflections, questions: asking } = listeningAndAsking(seen);
  return {
    scenario: transcript.scenario,
    curve: [transcript.start, ...turns.map(({ disposition }) => disposition)].map(
      ({ trust, defensiveness }) => ({ trust, defensiveness }),
    ),
    turns: turns.map((turn, i) => ({ ...turn, answered: answered[i] ?? { kind: 'answered' } })),
    well: doneWell(seen, competences),
    next: tryNext(seen, competences),
    harms: harmDone(seen),
    cues: cuesOf(seen),
    expected: askedAndExpected(seen),
    order: inOrder(seen),
    questions: questionsAsked(seen),
    ...{ reflections, asking },
    told: { found: turns.flatMap(({ told }) => told).length, there: seen.scenario.facts.length },
    competences,
    outcome: outcomeOf(content, seen),
    hints: turns.filter(({ hinted }) => hinted).length,
  };
}

/** Points by competence: all that is kept of a rehearsal for its trainee's own history. No word of it. */
export type Points = Readonly<Record<string, { got: number; of: number }>>;

export const pointsOf = (content: Content, transcript: Transcript): Points =>
  Object.fromEntries(
    scoredCompetences(seeAll(content, transcript)).map(({ id, got, of }) => [id, { got, of }]),
  );

function seeAll({ rehearsal }: Content, transcript: Transcript): Seen {
  const scenario = scenarioOf(rehearsal, transcript.scenario);
  if (!scenario) throw new Error(`there is no scenario "${transcript.scenario}"`);
  return seenOf(rehearsal, scenario, transcript);
}
