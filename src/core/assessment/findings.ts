import type { Content } from '../../content/content.ts';
import type { Instrument } from '../../content/schema/enquiry.ts';
import type { PathwayId } from '../../content/schema/item.ts';
import {
  asksHarmed,
  asksHarming,
  cuesOf,
  type Facts,
  householdOf,
  overlaysOf,
  pathwayOf,
  type Value,
} from '../enquiry/facts.ts';
import { isUnsafeToAsk } from '../enquiry/is-it-safe-to-ask.ts';
import { factorAnswer, type RaisedBy, raisedFactors } from '../enquiry/raised-factors.ts';

/** One thing that made a rule fire, by the stage in which it was told and its id: the summary shows it as the reason. */
export type Evidence = { stage: string; id: string };

/** What the rules look at: the facts of one enquiry, read through its content. Only `yes` is present, only `no` absent. */
export type Findings = {
  content: Content;
  facts: Facts;
  pathway: PathwayId | undefined;
  harming: boolean;
  harmed: boolean;
  unsafeToAsk: boolean;
  raised: ReadonlyMap<string, RaisedBy>;
  abuse: readonly Evidence[];
  has: { cue: (id: string) => boolean; home: (id: string) => boolean; overlay: (id: string) => boolean };
  factor: (id: string) => string;
  answer: (stage: keyof Facts['answers'], id: string) => Value | undefined;
};

export function findingsOf(content: Content, facts: Facts): Findings {
  const raised = raisedFactors(content, facts);
  const factor = (id: string) => factorAnswer(facts, raised, id);
  return {
    content,
    facts,
    pathway: pathwayOf(facts),
    harming: asksHarming(facts),
    harmed: asksHarmed(facts),
    unsafeToAsk: isUnsafeToAsk(content, facts),
    raised,
    abuse: evidenceOfAbuse(content, facts, factor),
    has: {
      cue: (id) => cuesOf(facts).includes(id),
      home: (id) => householdOf(facts).includes(id),
      overlay: (id) => overlaysOf(facts).includes(id),
    },
    factor,
    answer: (stage, id) => facts.answers[stage]?.[id],
  };
}

/** Everything told that is evidence of abuse: factors, cues and questions that the content marks as such. */
function evidenceOfAbuse(content: Content, facts: Facts, factor: (id: string) => string): Evidence[] {
  const factors = content.factors.filter((f) => f['evidence-of-abuse'] && factor(f.id) === 'yes');
  const cues = [...content.cues['may-harm'], ...content.cues['may-be-harmed']].filter(
    (cue) => cue['evidence-of-abuse'] && cuesOf(facts).includes(cue.id),
  );
  const prompting = [...content.prompting['may-be-harmed'], ...content.prompting['may-harm']].filter(
    (q) => q['evidence-of-abuse'] && facts.answers.prompting?.[q.id] === 'yes',
  );
  const direct = content.direct.filter(
    (q) => q['evidence-of-abuse'] && facts.answers.direct?.[q.id] === 'yes',
  );
  return [
    ...factors.map(({ id }) => ({ stage: 'factors', id })),
    ...[...new Set(cues.map(({ id }) => id))].map((id) => ({ stage: 'cues', id })),
    ...prompting.map(({ id }) => ({ stage: 'prompting', id })),
    ...direct.map(({ id }) => ({ stage: 'direct', id })),
  ];
}

/** The factors of some instruments that are present. */
export function presentIn(findings: Findings, ...instruments: Instrument[]): Evidence[] {
  return findings.content.factors
    .filter((f) => f.in.some((i) => instruments.includes(i)) && findings.factor(f.id) === 'yes')
    .map(({ id }) => ({ stage: 'factors', id }));
}

/** The briefing's high-risk indicators and SPECSSS together: what the decision table calls an indicator. */
export const indicators = (findings: Findings) => presentIn(findings, 'seven-minute', 'specsss');
