import type { Content } from '../../content/content.ts';
import { answerTo, type Facts, householdOf, overlaysOf, pathwayOf, timingOf } from '../enquiry/facts.ts';
import { isSafeToAsk } from '../enquiry/is-it-safe-to-ask.ts';
import type { RecordKind } from './record.ts';
import { sheetFor } from './which-records.ts';

/**
 * How much of an enquiry one record may carry (docs/decisions/0005):
 * everything; the assessment without anybody's words; the account of the patient who was seen; only the answers to
 * questions put to that patient; or nothing, which gives one fixed text whatever was told.
 */
export const accounts = ['everything', 'assessment', 'patients-account', 'own-answers', 'nothing'] as const;
export type Account = (typeof accounts)[number];

/**
 * The record of whoever may be causing harm must never let on that somebody else has spoken (sop appendix 1: "never
 * disclose any allegation"). When in doubt it carries less; the clinician can add by hand what the patient said.
 */
export function whichAccount(content: Content, facts: Facts, kind: RecordKind): Account {
  const pathway = pathwayOf(facts);
  if (pathway === undefined || timingOf(facts) === 'preparing') return 'nothing';
  switch (sheetFor(facts, kind)) {
    case 'person-harmed':
      return 'everything';
    case 'person-harmed-not-seen':
    case 'child':
      return 'assessment';
    case 'either-side':
      return accountOfThePatientSeen(content, facts);
    case 'person-causing-harm':
      // On the other pathways this person was not seen: all that is known of them was said by somebody else.
      return pathway === 'may-harm' ? accountOfThePatientSeen(content, facts) : 'nothing';
  }
}

function accountOfThePatientSeen(content: Content, facts: Facts): Account {
  const source = answerTo(facts, 'readiness', 'information-source');
  const confirmed = !facts.unconfirmed.includes('information-source');
  if (!confirmed || (source !== 'patient' && source !== 'observed')) return 'nothing';
  // A family or a community that learns of a report can be the danger itself (sop appendix 1, one chance).
  if (overlaysOf(facts).length > 0) return 'nothing';
  if (!othersMayHaveTold(facts)) return 'patients-account';
  return isSafeToAsk(content, facts) ? 'own-answers' : 'nothing';
}

/**
 * Signs that part of what was entered came from the person at risk: DASH is filled in with them, call-outs are to them,
 * MARAC is about them, and a person registered here may have told the practice.
 */
function othersMayHaveTold(facts: Facts): boolean {
  const calls = answerTo(facts, 'judgement', 'police-callouts-12-months');
  return (
    householdOf(facts).includes('other-person-is-our-patient') ||
    typeof answerTo(facts, 'judgement', 'dash-ticks') === 'number' ||
    (typeof calls === 'number' && calls > 0) ||
    answerTo(facts, 'judgement', 'previous-marac') === 'yes'
  );
}
