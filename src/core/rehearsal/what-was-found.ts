import type { Content } from '../../content/content.ts';
import type { Finds, Scenario } from '../../content/schema/rehearsal.ts';
import { type Assessment, assess } from '../assessment/assess.ts';
import { type Answers, type Facts, nothingKnown } from '../enquiry/facts.ts';
import type { Transcript } from './transcript.ts';

/** What the trainee's findings lead to, and what there was to find, through the very rules of the real enquiry. */
export type Compared = { found: Assessment; there: Assessment };

/** In: a rehearsal as it stands. Out: both assessments. Nothing of it is stored as an enquiry. */
export function compare(
  content: Content,
  scenario: Scenario,
  { turns }: Pick<Transcript, 'turns'>,
): Compared {
  const told = turns.flatMap((turn) => turn.told);
  return {
    found: assess(content, factsOf(scenario, told)),
    there: assess(
      content,
      factsOf(
        scenario,
        scenario.facts.map(({ id }) => id),
      ),
    ),
  };
}

/**
 * A rehearsal as the enquiry would have it, filled in afterwards: what the reception note gave, and what these facts of
 * the scenario come to. What nobody told stays not asked: not known is not no (guide, good practice).
 */
export function factsOf(scenario: Scenario, told: readonly string[]): Facts {
  const facts = scenario.facts.filter(({ id }) => told.includes(id));
  const found = [scenario.given, ...facts.map(({ finds }) => finds)];
  const all = (stage: keyof Finds) => [...new Set(found.flatMap((finds) => finds[stage]))];
  const each = (stage: keyof Finds, answer: string) =>
    Object.fromEntries(all(stage).map((id) => [id, answer]));
  const answers: Answers = {
    opening: { pathway: scenario.pathway, timing: 'afterwards' },
    readiness: {
      ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
      ...{ trained: 'yes', 'information-source': scenario['information-source'] },
    },
    cues: { cues: all('cues') },
    household: { household: all('household') },
    screening: each('screening', 'concern-heard'),
    prompting: each('prompting', 'yes'),
    direct: each('direct', 'yes'),
    motivation: each('motivation', 'concern-heard'),
    factors: each('factors', 'yes'),
    vulnerabilities: { vulnerabilities: all('vulnerabilities') },
  };
  return { ...nothingKnown, answers };
}
