import type { Content } from '../../content/content.ts';
import type { AskingStage } from '../../content/schema/enquiry.ts';
import type { Evidence } from '../assessment/findings.ts';
import { answerTo, asksHarmed, type Facts } from '../enquiry/facts.ts';
import { whichQuestions } from '../enquiry/which-questions.ts';
import type { Reason } from './views.ts';

type Side = 'may-be-harmed' | 'may-harm';

/** Some ids are on both sides and mean the opposite ("tells you they are being abused"): the side that was asked comes first. */
const sidesOf = (facts: Facts): readonly Side[] =>
  asksHarmed(facts) ? ['may-be-harmed', 'may-harm'] : ['may-harm', 'may-be-harmed'];

/** Whether this content knows what was told: a session that was carried over can hold a cue that has been renamed since. */
export function isInContent(content: Content, { stage, id }: Evidence): boolean {
  const lists: Readonly<Record<string, readonly { id: string }[]>> = {
    cues: [...content.cues['may-harm'], ...content.cues['may-be-harmed']],
    prompting: [...content.prompting['may-harm'], ...content.prompting['may-be-harmed']],
    direct: content.direct,
    household: content.household,
    vulnerabilities: content.vulnerabilities.vulnerabilities,
  };
  return lists[stage]?.some((entry) => entry.id === id) ?? true;
}

/** The word key of anything that can be told, by stage and id. */
export function wordsFor(content: Content, facts: Facts, { stage, id }: Evidence): string {
  switch (stage) {
    case 'danger':
      return 'chrome:danger.evidence';
    case 'fgm':
      return `enquiry:opening.${id}.label`;
    case 'overlays':
      return `enquiry:overlays.${id}.label`;
    case 'cues':
    case 'screening':
    case 'prompting': {
      const side =
        sidesOf(facts).find((s) => content[stage][s].some((entry) => entry.id === id)) ?? 'may-harm';
      return `enquiry:${stage}.${side}.${id}.label`;
    }
    default:
      return `enquiry:${stage}.${id}.label`;
  }
}

/** Evidence in words. A plain yes needs no answer beside it; "no", a number or anything else is shown. */
export function reasonFor(content: Content, facts: Facts, evidence: Evidence): Reason {
  const words = wordsFor(content, facts, evidence);
  // A factor that something else raises is evidence although its own answer may read "not asked".
  if (['danger', 'overlays', 'factors'].includes(evidence.stage)) return { words };
  const stage = (evidence.stage === 'fgm' ? 'opening' : evidence.stage) as AskingStage;
  const question = whichQuestions(content, facts, stage).find((q) => q.id === evidence.id);
  const answer = question && answerTo(facts, question.stage, question.id);
  if (answer === undefined || answer === 'yes' || typeof answer === 'object') return { words };
  return { words, answer };
}
