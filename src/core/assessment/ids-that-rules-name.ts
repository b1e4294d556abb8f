/**
 * The content ids that rules, routes and cautions name in code, by the file that must hold them. The content check wants
 * every one of them: a cue renamed in YAML would otherwise switch off a clinical rule without a word.
 */
export const idsThatRulesName = {
  'enquiry/opening.yaml': ['honour-based', 'forced-marriage', 'fgm', 'known-under-18', 'at-risk-under-18'],
  'enquiry/readiness.yaml': ['information-source', 'interpreter', 'clinician-safe'],
  'enquiry/cues.yaml': ['high-risk-injury', 'defensive-injury', 'alcohol-or-drugs', 'suicide-or-self-harm'],
  'enquiry/household.yaml': [
    'adult-with-care-needs',
    'other-person-is-our-patient',
    'partner',
    'ex-partner-in-contact',
  ],
  'enquiry/immediate-safety.yaml': [
    'person-causing-harm-present',
    'children-whereabouts-safe',
    'safe-to-go-home',
    'immediate-concerns',
    'place-of-safety',
  ],
  'enquiry/prompting.yaml': ['children-affected', 'drink-or-drugs-change-it'],
  'enquiry/direct.yaml': ['assault-in-front-of-children'],
  'enquiry/factors.yaml': [
    'pregnancy-or-new-baby',
    'mental-ill-health',
    'substance-misuse',
    'unusual-beliefs-about-household',
    'medication-stopped',
    'child-contact-conflict',
    'self-harm-threats',
    'separation',
    'minimisation',
    'service-disengagement',
  ],
  'enquiry/judgement.yaml': [
    'serious-concern',
    'dash-ticks',
    'police-callouts-12-months',
    'previous-marac',
    'consent',
  ],
} as const;
