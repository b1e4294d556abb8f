import { type Facts, nothingKnown, type Value } from '../../../src/core/enquiry/facts.ts';

type Told = {
  pathway: 'may-harm' | 'may-be-harmed' | 'unclear';
  timing?: 'in-consultation' | 'afterwards';
  overlays?: string[];
  fgm?: Record<string, string>;
  readiness?: Record<string, string> | 'never';
  cues?: string[];
  household?: string[];
  safety?: Record<string, string>;
  screening?: Record<string, string>;
  prompting?: Record<string, string>;
  direct?: Record<string, string>;
  factors?: Record<string, string>;
  judgement?: Record<string, Value>;
  notes?: Record<string, string>;
  danger?: Facts['danger'];
  ownLevel?: Facts['ownLevel'];
  setAside?: string[];
};

const ready = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

/** The facts of one consultation. Readiness that is not named was safe, and the patient told it. */
export function consultation(told: Told): Facts {
  const readiness = told.readiness === 'never' ? undefined : { ...ready, ...told.readiness };
  return {
    ...nothingKnown,
    answers: {
      opening: {
        ...{ pathway: told.pathway, timing: told.timing ?? 'afterwards', overlays: told.overlays ?? [] },
        ...told.fgm,
      },
      ...(readiness && { readiness }),
      ...(told.cues && { cues: { cues: told.cues } }),
      ...(told.household && { household: { household: told.household } }),
      ...(told.safety && { 'immediate-safety': told.safety }),
      ...(told.screening && { screening: told.screening }),
      ...(told.prompting && { prompting: told.prompting }),
      ...(told.direct && { direct: told.direct }),
      ...(told.factors && { factors: told.factors }),
      ...(told.judgement && { judgement: told.judgement }),
    },
    notes: told.notes ?? {},
    setAside: told.setAside ?? [],
    ...(told.danger && { danger: told.danger }),
    ...(told.ownLevel && { ownLevel: told.ownLevel }),
  };
}

const safe = {
  ...{ 'person-causing-harm-present': 'no', 'children-whereabouts-safe': 'yes', 'safe-to-go-home': 'yes' },
  ...{ 'immediate-concerns': 'no', 'place-of-safety': 'yes' },
};

/** The consultations whose records a person has read (goldens/). Add one: run the test with UPDATE_GOLDENS=1, read it. */
export const consultations: Readonly<Record<string, { facts: Facts; done?: string[] }>> = {
  'he-tells-it-himself': {
    facts: consultation({
      ...{ pathway: 'may-harm', timing: 'in-consultation' },
      cues: ['anger-or-stress', 'hand-injury', 'open-disclosure', 'sent-by-partner'],
      household: ['partner', 'child-under-18'],
      screening: { 'effect-on-family': 'concern-heard', 'what-do-you-do': 'concern-heard' },
      prompting: {
        ...{ 'shouting-or-smashing': 'yes', 'violent-towards-someone': 'no', 'family-afraid': 'yes' },
        ...{ 'police-called': 'declined', 'children-affected': 'unsure', 'getting-worse': 'yes' },
      },
      direct: { 'limits-contact': 'yes', 'assault-in-front-of-children': 'no' },
      factors: {
        separation: 'no',
        'threats-to-kill': 'no',
        strangulation: 'declined',
        'assault-partner': 'yes',
      },
      judgement: { 'serious-concern': 'yes', consent: 'given' },
      notes: {
        'effect-on-family': 'They go quiet when I walk in.',
        'what-do-you-do': 'I put my fist through the door.\nShe was right behind it.',
        'worries-most': 'That my lad will turn out like me',
        factors: 'His brother rang last week: says it has gone on for years',
      },
      ownLevel: { level: 'immediate', reason: 'The wife told the nurse that he has a knife' },
    }),
    done: ['organisation-lead', 'perpetrator-helpline', 'specialist-service'],
  },
  'suicidal-after-separation': {
    facts: consultation({
      pathway: 'may-harm',
      cues: ['suicide-or-self-harm', 'relationship-problems', 'stopped-medication'],
      household: ['ex-partner-in-contact', 'child-under-18'],
      screening: { 'effect-on-family': 'concern-heard' },
      prompting: { 'family-afraid': 'unsure' },
      factors: { separation: 'yes', 'self-harm-threats': 'unsure' },
      judgement: { 'serious-concern': 'no', consent: 'not-asked' },
      notes: { screening: 'There is nothing left for me without them.' },
    }),
  },
  'only-his-wife-has-told': {
    facts: consultation({
      pathway: 'may-harm',
      readiness: { 'information-source': 'victim' },
      cues: ['controlling-behaviour', 'low-mood-anxiety-or-sleep'],
      household: ['partner', 'pregnant-person', 'child-under-18', 'other-person-is-our-patient'],
      screening: { 'effect-on-family': 'nothing-heard' },
      factors: { strangulation: 'yes', separation: 'yes', 'coercive-control': 'yes' },
      judgement: { 'serious-concern': 'yes', 'dash-ticks': 16, 'previous-marac': 'yes', consent: 'refused' },
      notes: { screening: 'All fine at home', judgement: 'She plans to go to her sister on Friday' },
    }),
  },
  'his-daughter-told-the-school': {
    facts: consultation({
      pathway: 'may-harm',
      readiness: { 'information-source': 'child' },
      cues: ['alcohol-or-drugs'],
      household: ['partner', 'child-under-18'],
      factors: { 'substance-misuse': 'yes', 'assault-partner': 'yes' },
      judgement: { consent: 'not-safe-to-ask' },
    }),
  },
  'both-are-our-patients': {
    facts: consultation({
      ...{ pathway: 'may-harm', timing: 'in-consultation' },
      cues: ['jealousy-or-possessiveness', 'alcohol-or-drugs', 'open-disclosure', 'defensive-injury'],
      household: ['partner', 'pregnant-person', 'other-person-is-our-patient'],
      prompting: { 'shouting-or-smashing': 'yes', 'family-afraid': 'no', 'drink-or-drugs-change-it': 'yes' },
      direct: { 'limits-contact': 'yes', 'changed-in-pregnancy': 'no' },
      factors: { strangulation: 'yes', separation: 'yes', 'threats-to-kill': 'no' },
      judgement: {
        'dash-ticks': 14,
        'police-callouts-12-months': 3,
        'serious-concern': 'yes',
        consent: 'given',
      },
      notes: { 'shouting-or-smashing': 'I only shout when I have had a few' },
    }),
  },
  'nothing-said-is-not-nothing-there': {
    facts: consultation({
      pathway: 'may-harm',
      readiness: { 'information-source': 'observed' },
      cues: ['sent-by-partner', 'hand-injury'],
      household: ['partner'],
      screening: { 'effect-on-family': 'nothing-heard' },
      prompting: { 'shouting-or-smashing': 'declined', 'family-afraid': 'unsure' },
      factors: { 'coercive-control': 'unsure', 'threats-to-kill': 'declined' },
      judgement: { 'serious-concern': 'unsure', consent: 'not-asked' },
    }),
  },
  'danger-before-anything-else': {
    facts: consultation({
      ...{ pathway: 'may-harm', timing: 'in-consultation', readiness: 'never', danger: 'opening' },
      household: ['ex-partner-in-contact', 'baby-under-one'],
      factors: { 'threats-to-kill': 'yes', 'weapon-access': 'yes' },
      judgement: { 'serious-concern': 'yes' },
    }),
    done: ['police-999', 'organisation-lead'],
  },
  'he-threatens-in-the-room': {
    facts: consultation({
      ...{ pathway: 'may-harm', timing: 'in-consultation', danger: 'prompting' },
      cues: ['crisis-arrest-or-ultimatum', 'open-disclosure'],
      household: ['ex-partner-in-contact', 'child-under-18'],
      prompting: { 'violent-towards-someone': 'yes' },
      factors: { 'threats-to-kill': 'yes', 'weapon-access': 'yes', separation: 'yes' },
      judgement: { 'serious-concern': 'yes' },
      notes: { 'violent-towards-someone': 'If I cannot have her, nobody will' },
    }),
    done: ['police-999', 'organisation-lead'],
  },
  'he-comes-drunk': {
    facts: consultation({
      pathway: 'may-harm',
      readiness: { sober: 'no', 'clinician-safe': 'no' },
      cues: ['alcohol-or-drugs', 'rage-outside-home'],
      household: ['partner'],
      factors: { 'substance-misuse': 'yes' },
    }),
  },
  'she-tells-and-refuses-referral': {
    facts: consultation({
      pathway: 'may-be-harmed',
      cues: ['repeated-or-implausible-injury', 'open-disclosure'],
      household: ['partner', 'child-under-18', 'other-person-is-our-patient'],
      safety: { ...safe, 'place-of-safety': 'unsure' },
      screening: { 'how-are-things-at-home': 'concern-heard' },
      prompting: {
        'hurt-by-someone-at-home': 'yes',
        threatened: 'yes',
        'put-down-or-intimidated': 'declined',
      },
      factors: {
        strangulation: 'yes',
        separation: 'yes',
        'pregnancy-or-new-baby': 'no',
        'sexual-abuse': 'declined',
      },
      judgement: {
        ...{ 'serious-concern': 'yes', 'dash-ticks': 15, 'police-callouts-12-months': 3 },
        ...{ 'previous-marac': 'yes', consent: 'refused' },
      },
      notes: {
        'immediate-safety': 'He is at work until six.',
        screening: 'He put his hands round my neck on Sunday. "You are going nowhere", he said.',
        household: 'Boy aged 6 and girl aged 3 at home',
      },
      ownLevel: { level: 'immediate', reason: 'Strangled four days ago and planning to leave' },
    }),
    done: ['organisation-lead', 'children-social-care', 'marac'],
  },
  'son-stays-in-the-room': {
    facts: consultation({
      ...{ pathway: 'may-be-harmed', timing: 'in-consultation' },
      readiness: {
        'seen-alone': 'no',
        interpreter: 'not-professional',
        'information-source': 'other-professional',
      },
      cues: ['older-person', 'intrusive-companion'],
      household: ['parent-or-other-relative', 'adult-with-care-needs'],
      safety: { 'person-causing-harm-present': 'yes' },
      factors: { 'assault-family': 'yes' },
      judgement: { consent: 'not-safe-to-ask' },
      notes: { 'immediate-safety': 'Hospital letter: pushed by her son last winter' },
    }),
  },
  'fgm-seen-in-a-girl-of-seventeen': {
    facts: consultation({
      ...{ pathway: 'may-be-harmed', overlays: ['fgm'] },
      fgm: { 'known-under-18': 'yes', 'at-risk-under-18': 'no' },
      readiness: { 'information-source': 'observed' },
      cues: ['pregnancy-concerns'],
      household: ['pregnant-person', 'child-under-18', 'parent-or-other-relative'],
      safety: safe,
      prompting: { 'feels-unsafe-or-frightened': 'no' },
      judgement: { consent: 'refused' },
    }),
    done: ['police-101-fgm'],
  },
  'made-to-marry': {
    facts: consultation({
      ...{
        pathway: 'may-be-harmed',
        overlays: ['honour-based', 'forced-marriage'],
        danger: 'immediate-safety',
      },
      readiness: { interpreter: 'professional', 'information-source': 'victim' },
      cues: ['depression-anxiety-or-sleep', 'suicide-or-self-harm'],
      household: ['parent-or-other-relative', 'other-person-is-our-patient'],
      safety: { ...safe, 'safe-to-go-home': 'no', 'place-of-safety': 'no' },
      factors: { 'threats-to-kill': 'yes', 'community-factors': 'yes' },
      judgement: { consent: 'given' },
      notes: { 'immediate-safety': 'The tickets are for Saturday.' },
    }),
    done: ['police-999', 'forced-marriage-unit'],
  },
  'his-family-plans-a-wedding': {
    facts: consultation({
      ...{ pathway: 'may-harm', overlays: ['forced-marriage'] },
      cues: ['relationship-problems'],
      household: ['child-under-18', 'parent-or-other-relative'],
      prompting: { 'children-affected': 'yes' },
      notes: { prompting: 'My daughter will do as she is told' },
    }),
  },
  'nobody-may-know-yet': {
    facts: consultation({
      pathway: 'may-be-harmed',
      readiness: { 'seen-alone': 'no' },
      cues: ['intrusive-companion', 'hides-or-minimises-injury'],
      household: ['not-known'],
    }),
  },
  'two-patients-two-accounts': {
    facts: consultation({
      pathway: 'unclear',
      cues: ['relationship-problems', 'common-injury'],
      household: ['partner', 'other-person-is-our-patient'],
      safety: { 'person-causing-harm-present': 'no', 'safe-to-go-home': 'yes' },
      screening: { 'how-are-things-at-home': 'concern-heard', 'effect-on-family': 'concern-heard' },
      prompting: {
        ...{ 'hurt-by-someone-at-home': 'yes', 'feels-unsafe-or-frightened': 'no' },
        ...{ 'family-afraid': 'declined', 'shouting-or-smashing': 'no' },
      },
      factors: { stalking: 'unsure', 'assault-partner': 'yes' },
      judgement: { 'police-callouts-12-months': 2, 'dash-ticks': 13 },
      notes: { screening: 'We both lose it, but she is the one who hits' },
    }),
  },
  'unclear-and-one-account': {
    facts: consultation({
      ...{ pathway: 'unclear', timing: 'in-consultation' },
      cues: ['anger-or-stress', 'open-disclosure'],
      household: ['partner', 'baby-under-one'],
      safety: safe,
      prompting: { 'put-down-or-intimidated': 'yes', 'shouting-or-smashing': 'yes' },
      direct: { 'limits-contact': 'no' },
      factors: { 'coercive-control': 'no', escalation: 'yes', separation: 'no' },
      setAside: ['coercive-control'],
      judgement: { 'serious-concern': 'no', consent: 'given' },
      notes: {
        'put-down-or-intimidated': 'He says I am a bad mother',
        factors: 'Health visitor told me it is her',
      },
    }),
  },
};
