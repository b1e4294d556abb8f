import type { Content } from '../../content/content.ts';
import type { AskingStage } from '../../content/schema/enquiry.ts';
import { asksHarmed, asksHarming, type Facts, householdOf, pathwayOf, timingOf } from './facts.ts';
import { isSafeToAsk } from './is-it-safe-to-ask.ts';

type Condition = (facts: Facts, content: Content) => boolean;

const always: Condition = () => true;
const unlessDanger: Condition = (facts) => facts.danger === undefined;
const mayAsk: Condition = (facts, content) => unlessDanger(facts, content) && isSafeToAsk(content, facts);

/** Any yes to a may-harm prompting question opens the direct questions (sop 8.11). */
const saidYesToHarming: Condition = (facts, content) =>
  asksHarming(facts) && content.prompting['may-harm'].some((q) => facts.answers.prompting?.[q.id] === 'yes');

export const childOrUnbornInHousehold: Condition = (facts, content) =>
  content.household.some((entry) => entry['child-or-unborn'] && householdOf(facts).includes(entry.id));

/**
 * The order of the enquiry and what skips what (vocabulary/enquiry.yaml, `flow`). Danger passes over everything that
 * only serves a calm conversation; household, factors, vulnerabilities and judgement are still asked.
 */
const flow: readonly { stage: AskingStage; asked: Condition }[] = [
  { stage: 'opening', asked: always },
  { stage: 'readiness', asked: unlessDanger },
  { stage: 'cues', asked: unlessDanger },
  { stage: 'household', asked: always },
  { stage: 'immediate-safety', asked: (f, c) => unlessDanger(f, c) && asksHarmed(f) },
  { stage: 'screening', asked: mayAsk },
  { stage: 'prompting', asked: mayAsk },
  { stage: 'direct', asked: (f, c) => mayAsk(f, c) && saidYesToHarming(f, c) },
  { stage: 'motivation', asked: (f, c) => mayAsk(f, c) && saidYesToHarming(f, c) },
  { stage: 'factors', asked: always },
  { stage: 'vulnerabilities', asked: (f, c) => asksHarming(f) && childOrUnbornInHousehold(f, c) },
  { stage: 'judgement', asked: always },
];

/** Preparing is a plan, not an enquiry: nothing is asked about a patient, nothing is assessed. */
const preparing: readonly AskingStage[] = ['opening', 'readiness'];

/** The stages that this conversation asks, in order, as far as what is known so far decides it. */
export function whichStages(content: Content, facts: Facts): AskingStage[] {
  if (pathwayOf(facts) === undefined) return ['opening'];
  if (timingOf(facts) === 'preparing') return [...preparing];
  return flow.filter(({ asked }) => asked(facts, content)).map(({ stage }) => stage);
}
