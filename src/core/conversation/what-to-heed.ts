import type { Content } from '../../content/content.ts';
import type { AskingStage } from '../../content/schema/enquiry.ts';
import { answerTo, type Facts, overlaysOf } from '../enquiry/facts.ts';
import { whyNotSafeToAsk } from '../enquiry/is-it-safe-to-ask.ts';
import type { Notice } from './views.ts';

/** Cards that come before any question to the patient: what must be heeded has to be read by then, not in the summary. */
const early: readonly AskingStage[] = ['readiness', 'cues', 'household', 'immediate-safety'];

/**
 * What to heed before going on: why it is not safe to ask and what to do instead, the lead's help where the clinician does
 * not feel trained, and with honour-based abuse or forced marriage that there may be one chance, and never the family.
 */
export function whatToHeed(content: Content, facts: Facts, stage: AskingStage): Notice[] {
  if (!early.includes(stage)) return [];
  const honour = overlaysOf(facts).some(
    (overlay) => overlay === 'honour-based' || overlay === 'forced-marriage',
  );
  const cautions = honour ? ['one-chance', 'do-not-contact-family'] : [];
  return [
    ...cautions.map((id) => ({ words: `outcomes:cautions.${id}` })),
    ...readinessAdvice(content, facts, stage),
  ];
}

function readinessAdvice(content: Content, facts: Facts, stage: AskingStage): Notice[] {
  // On the readiness card itself each advice stands beside its question.
  if (stage === 'readiness' || facts.answers.readiness === undefined) return [];
  const trained = answerTo(facts, 'readiness', 'trained');
  const advised = [
    ...whyNotSafeToAsk(content, facts),
    ...(trained === 'no' || trained === 'unsure' ? ['trained'] : []),
  ];
  return advised.map((id) => ({ words: `enquiry:readiness.${id}.unsafe` }));
}
