import type { z } from 'zod';
import * as enquiry from './schema/enquiry.ts';
import { guidanceFile } from './schema/guidance.ts';
import * as lookUps from './schema/look-ups.ts';
import * as outcomes from './schema/outcomes.ts';
import { recordFile } from './schema/record.ts';
import type { Rehearsal } from './schema/rehearsal.ts';
import * as services from './schema/services.ts';

/** Every file under dialogs/ and the schema that it must fit. A file that is not here is an error, not a surprise. */
export const contentFiles = {
  'enquiry/opening.yaml': enquiry.openingFile,
  'enquiry/readiness.yaml': enquiry.readinessFile,
  'enquiry/cues.yaml': enquiry.cuesFile,
  'enquiry/household.yaml': enquiry.householdFile,
  'enquiry/immediate-safety.yaml': enquiry.immediateSafetyFile,
  'enquiry/screening.yaml': enquiry.screeningFile,
  'enquiry/prompting.yaml': enquiry.promptingFile,
  'enquiry/direct.yaml': enquiry.directFile,
  'enquiry/motivation.yaml': enquiry.motivationFile,
  'enquiry/factors.yaml': enquiry.factorsFile,
  'enquiry/vulnerabilities.yaml': enquiry.vulnerabilitiesFile,
  'enquiry/judgement.yaml': enquiry.judgementFile,
  'enquiry/say-first.yaml': enquiry.sayFirstFile,
  'enquiry/cards.yaml': enquiry.cardsFile,
  'outcomes/rules.yaml': outcomes.rulesFile,
  'outcomes/routes.yaml': outcomes.routesFile,
  'outcomes/cautions.yaml': outcomes.cautionsFile,
  'outcomes/response.yaml': outcomes.responseFile,
  'outcomes/who-else.yaml': outcomes.whoElseFile,
  'outcomes/reflect.yaml': outcomes.reflectFile,
  'outcomes/policy.yaml': outcomes.policyFile,
  'outcomes/record.yaml': recordFile,
  'look-ups/topics.yaml': lookUps.topicsFile,
  'services.yaml': services.servicesFile,
  'codes.yaml': services.codesFile,
  'guidance.yaml': guidanceFile,
} as const;

export type ContentFile = keyof typeof contentFiles;
type Parsed<F extends ContentFile> = z.infer<(typeof contentFiles)[F]>;

/** All that the dialogs folder says, checked. `version` is a digest of it: a session remembers which one it was asked with. */
export type Content = {
  version: string;
  opening: Parsed<'enquiry/opening.yaml'>;
  readiness: Parsed<'enquiry/readiness.yaml'>['readiness'];
  cues: Parsed<'enquiry/cues.yaml'>['cues'];
  household: Parsed<'enquiry/household.yaml'>['household'];
  immediateSafety: Parsed<'enquiry/immediate-safety.yaml'>['immediate-safety'];
  screening: Parsed<'enquiry/screening.yaml'>['screening'];
  prompting: Parsed<'enquiry/prompting.yaml'>['prompting'];
  direct: Parsed<'enquiry/direct.yaml'>['direct'];
  motivation: Parsed<'enquiry/motivation.yaml'>['motivation'];
  factors: Parsed<'enquiry/factors.yaml'>['factors'];
  vulnerabilities: Parsed<'enquiry/vulnerabilities.yaml'>;
  judgement: Parsed<'enquiry/judgement.yaml'>['judgement'];
  sayFirst: Parsed<'enquiry/say-first.yaml'>;
  cards: Parsed<'enquiry/cards.yaml'>;
  rules: Parsed<'outcomes/rules.yaml'>['rules'];
  routes: Parsed<'outcomes/routes.yaml'>['routes'];
  cautions: Parsed<'outcomes/cautions.yaml'>['cautions'];
  response: Parsed<'outcomes/response.yaml'>;
  whoElse: Parsed<'outcomes/who-else.yaml'>;
  reflect: Parsed<'outcomes/reflect.yaml'>;
  policy: outcomes.Policy;
  record: Parsed<'outcomes/record.yaml'>;
  lookUps: Parsed<'look-ups/topics.yaml'>['topics'];
  services: Parsed<'services.yaml'>['services'];
  neverOffer: Parsed<'services.yaml'>['never'];
  codes: Parsed<'codes.yaml'>;
  /** The simulated patients, with a version of their own: a new wording there is no new enquiry. */
  rehearsal: Rehearsal;
};
