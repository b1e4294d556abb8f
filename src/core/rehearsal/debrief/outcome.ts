import type { Content } from '../../../content/content.ts';
import type { Level } from '../../../content/schema/outcomes.ts';
import type { Assessment } from '../../assessment/assess.ts';
import { reasonFor } from '../../conversation/reasons.ts';
import type { Reason } from '../../conversation/views.ts';
import type { Facts } from '../../enquiry/facts.ts';
import { compare, factsOf } from '../what-was-found.ts';
import type { Seen } from './seen.ts';

/** What some findings lead to in the real enquiry, with the rules that say so and what made each fire. */
export type LeadsTo = {
  level: Level;
  incomplete: boolean;
  rules: readonly { id: string; level: Level; source: string; because: readonly Reason[] }[];
  routes: readonly { id: string; source: string }[];
  /** Risk factors that are present: keys of their words. */
  factors: readonly string[];
};
/** What the trainee found out, and what there was to find out. */
export type Outcome = { found: LeadsTo; there: LeadsTo };

/** Runs both through the assessment of the real enquiry. */
export function outcomeOf(content: Content, { scenario, transcript }: Seen): Outcome {
  const { found, there } = compare(content, scenario, transcript);
  const told = transcript.turns.flatMap((turn) => turn.told);
  const all = scenario.facts.map(({ id }) => id);
  return {
    found: leadsTo(content, factsOf(scenario, told), found),
    there: leadsTo(content, factsOf(scenario, all), there),
  };
}

const leadsTo = (content: Content, facts: Facts, assessment: Assessment): LeadsTo => ({
  ...{ level: assessment.level, incomplete: assessment.incomplete },
  rules: assessment.rules.map(({ because, ...rule }) => ({
    ...rule,
    because: because.map((evidence) => reasonFor(content, facts, evidence)),
  })),
  routes: content.routes
    .filter(({ id }) => assessment.routes.includes(id))
    .map(({ id, source }) => ({ id, source })),
  factors: assessment.factors
    .filter(({ answer, raised }) => answer === 'yes' || (raised && answer !== 'no'))
    .map(({ id }) => `enquiry:factors.${id}.label`),
});
