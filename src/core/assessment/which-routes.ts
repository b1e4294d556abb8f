import type { Level } from '../../content/schema/outcomes.ts';
import { childOrUnbornInHousehold } from '../enquiry/which-stages.ts';
import type { Findings } from './findings.ts';
import { isAtLeast } from './levels.ts';

/** What a route may look at besides the findings: the level, what the rules named, whether something is not known. */
export type Reached = { level: Level; namedByRules: ReadonlySet<string>; incomplete: boolean };

type Route = (findings: Findings, reached: Reached) => boolean;

const byRuleOnly: Route = () => false;
const yes = (f: Findings, ...ids: string[]) => ids.some((id) => f.factor(id) === 'yes');
const anyCue = (f: Findings) => ((f.answer('cues', 'cues') ?? []) as readonly string[]).length > 0;
const abuseOrMedium: Route = (f, r) => f.abuse.length > 0 || isAtLeast(r.level, 'medium');
const safeFollowUp: Route = (f) => f.unsafeToAsk || (anyCue(f) && f.abuse.length === 0);

/** A child is at home, unborn, affected, present at an assault, fought over, or not known to be somewhere safe. */
const childConcerned: Route = (f) =>
  childOrUnbornInHousehold(f.facts, f.content) ||
  f.answer('prompting', 'children-affected') === 'yes' ||
  f.answer('direct', 'assault-in-front-of-children') === 'yes' ||
  yes(f, 'child-contact-conflict') ||
  (f.harmed && f.answer('immediate-safety', 'children-whereabouts-safe') === 'no');

const somethingHeard = (f: Findings) =>
  Object.values(f.facts.answers.screening ?? {}).includes('concern-heard') ||
  Object.values(f.facts.answers.prompting ?? {}).includes('yes');

/** When each route is taken, besides by a rule that names it (vocabulary/outcomes.yaml, `routes`). */
export const whenRouteIsTaken: Readonly<Record<string, Route>> = {
  'police-999': (_, r) => r.level === 'immediate',
  'organisation-lead': (f, r) =>
    isAtLeast(r.level, 'medium') || f.unsafeToAsk || (safeFollowUp(f, r) && r.incomplete),
  'icb-named-professional': (_, r) => isAtLeast(r.level, 'high'),
  'specialist-service': (_, r) => isAtLeast(r.level, 'medium'),
  marac: (f, r) => isAtLeast(r.level, 'high') && f.abuse.length > 0,
  'children-social-care': (f, r) => childConcerned(f, r) && abuseOrMedium(f, r),
  'adult-social-care': (f, r) => f.has.home('adult-with-care-needs') && abuseOrMedium(f, r),
  'perpetrator-helpline': (f) => f.harming,
  'victim-helpline': (f) => f.harmed,
  'substance-service': (f) =>
    yes(f, 'substance-misuse') ||
    f.answer('prompting', 'drink-or-drugs-change-it') === 'yes' ||
    (f.has.cue('alcohol-or-drugs') && somethingHeard(f)),
  'mental-health-service': (f) => yes(f, 'mental-ill-health', 'medication-stopped'),
  'mental-health-crisis': (f) =>
    yes(f, 'self-harm-threats', 'unusual-beliefs-about-household') || f.has.cue('suicide-or-self-harm'),
  'safe-follow-up': safeFollowUp,
  'police-101-fgm': byRuleOnly,
  'police-999-or-101': byRuleOnly,
  'forced-marriage-unit': byRuleOnly,
};
