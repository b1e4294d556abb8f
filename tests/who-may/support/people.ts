import { testOrganisation, testTenant } from '../../support/organisation.ts';
import type { Actor } from '../../support/real-house.ts';

const organisation = testOrganisation();
const entraOf = (id: string) => {
  const found = organisation.people[id]?.['entra-id'];
  if (!found) throw new Error(`the organisation of the tests does not know ${id}`);
  return found;
};

const here = (person: string): Actor => ({ tenant: testTenant, person });
const elsewhere = (person: string): Actor => ({ tenant: '99999999-2222-4333-8444-555555555555', person });

export const amara = here('00000000-0000-4000-8000-0000000000f1');

/** One of each role, and more where two of a role could get in each other's way. */
export const actors = {
  clinician: amara,
  'second clinician': here('00000000-0000-4000-8000-0000000000f2'),
  lead: here(entraOf('marek')),
  'second lead': here(entraOf('nia')),
  deputy: here(entraOf('sian')),
  icb: here(entraOf('farida')),
  'practice educator': here(entraOf('grace')),
  // The ids of people who may, in a tenant that the organisation does not name.
  'clinician of another tenant': elsewhere(amara.person),
  'lead of another tenant': elsewhere(entraOf('marek')),
  // Never heard from before, and without an Entra id.
  unknown: here('29:1unknown'),
} as const satisfies Record<string, Actor>;
export type ActorName = keyof typeof actors;
export const actorNames = Object.keys(actors) as ActorName[];

/** Those who answer escalations, by the organisation file. */
export const answering: readonly ActorName[] = ['lead', 'second lead', 'deputy', 'icb'];
