import { answerTo, type Facts } from '../enquiry/facts.ts';
import type { Findings } from './findings.ts';
import { isAtLeast } from './levels.ts';
import type { Reached } from './which-routes.ts';

type Shown = Reached & { routes: ReadonlySet<string> };
type Caution = (findings: Findings, shown: Shown) => boolean;

const always: Caution = () => true;
const harming: Caution = (f) => f.harming;
const harmed: Caution = (f) => f.harmed;
const byRuleOnly: Caution = () => false;
const readiness = (facts: Facts, id: string) => answerTo(facts, 'readiness', id);

/** High or above, or a child or adult is to be protected: where sharing may go ahead without consent (sop 5.5-5.7). */
const mustBeShared: Caution = (_, s) =>
  isAtLeast(s.level, 'high') || s.routes.has('children-social-care') || s.routes.has('adult-social-care');

/** When each caution is shown, besides by a rule that names it (vocabulary/outcomes.yaml, `cautions`). */
export const whenCautionIsShown: Readonly<Record<string, Caution>> = {
  'never-couples-or-anger-management': harming,
  'do-not-collude': harming,
  'limits-of-confidentiality': always,
  'do-not-use-victim-information': ({ facts }) =>
    ['victim', 'child'].includes(String(readiness(facts, 'information-source'))),
  'see-separately': (f) =>
    f.has.home('other-person-is-our-patient') &&
    (f.has.home('partner') || f.has.home('ex-partner-in-contact')),
  'hide-from-online-access': always,
  'redact-before-sharing-with-person-causing-harm': harming,
  'not-in-patient-held-records': always,
  'share-without-consent-when-at-risk': (f, s) =>
    mustBeShared(f, s) && ['refused', 'not-safe-to-ask'].includes(String(f.answer('judgement', 'consent'))),
  'tell-only-when-safe': mustBeShared,
  'do-not-suggest-leaving': harmed,
  'separation-raises-risk': (f, s) =>
    f.factor('separation') === 'yes' || (f.harmed && isAtLeast(s.level, 'medium')),
  'risk-to-others-not-only-self': (f) =>
    f.factor('self-harm-threats') === 'yes' || (f.harming && f.has.cue('suicide-or-self-harm')),
  'rule-of-optimism': (f, s) => s.incomplete || f.factor('minimisation') === 'yes',
  'non-engagement-needs-follow-up': (f) => f.factor('service-disengagement') === 'yes',
  'professional-interpreter': ({ facts }) => readiness(facts, 'interpreter') !== 'not-needed',
  'own-safety': ({ facts }) => readiness(facts, 'clinician-safe') !== 'yes',
  'one-chance': byRuleOnly,
  'do-not-contact-family': byRuleOnly,
};
