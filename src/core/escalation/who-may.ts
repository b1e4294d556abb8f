import type { EscalationState } from './escalation.ts';
import type { EscalationContext } from './machine.ts';

export const leadVerbs = [
  'escalation-acknowledge',
  'escalation-take-on',
  'escalation-take-over',
  'escalation-hand-back',
  'escalation-decline',
  'escalation-ask-for-call',
  'escalation-advise',
  'escalation-close',
] as const;
export type LeadVerb = (typeof leadVerbs)[number];

export const raiserVerbs = ['escalation-note', 'escalation-withdraw', 'escalation-raise-again'] as const;
export type RaiserVerb = (typeof raiserVerbs)[number];
export const isRaiserVerb = (verb: string): verb is RaiserVerb => raiserVerbs.some((one) => one === verb);

/** The lead's buttons that mean something now. `viewer` is undefined where everybody sees the same card. */
export function leadVerbsNow(
  state: EscalationState,
  { acknowledgedBy, ownedBy, declined }: EscalationContext,
  viewer: string | undefined,
): LeadVerb[] {
  switch (state) {
    case 'raised':
    case 'notified': {
      const may = leadVerbs.filter((verb) => !holdersOnly.has(verb));
      return viewer !== undefined && declined.includes(viewer) ? withoutDecline(may) : may;
    }
    case 'unowned':
      return withoutDecline(leadVerbs.filter((verb) => !holdersOnly.has(verb)));
    case 'acknowledged': {
      const may: LeadVerb[] = [
        ...(['escalation-take-on', 'escalation-ask-for-call', 'escalation-advise'] as const),
        'escalation-close',
      ];
      const holds = viewer === undefined || viewer === acknowledgedBy;
      return holds ? [...may.slice(0, 1), 'escalation-decline', ...may.slice(1)] : may;
    }
    case 'owned':
      if (viewer === undefined || viewer !== ownedBy) return ['escalation-take-over', 'escalation-advise'];
      return ['escalation-ask-for-call', 'escalation-advise', 'escalation-close', 'escalation-hand-back'];
    case 'closed':
    case 'withdrawn':
      return [];
  }
}

const holdersOnly = new Set<LeadVerb>(['escalation-take-over', 'escalation-hand-back']);
/** It is asked of everybody by then: there is no next one to go to. */
const withoutDecline = (verbs: readonly LeadVerb[]) => verbs.filter((verb) => verb !== 'escalation-decline');

/** The clinician's buttons that mean something now. Once somebody owns it, they decide with that person. */
export function raiserVerbsNow(state: EscalationState): RaiserVerb[] {
  switch (state) {
    case 'raised':
    case 'notified':
    case 'acknowledged':
    case 'unowned':
      return [...raiserVerbs];
    case 'owned':
      return ['escalation-note', 'escalation-raise-again'];
    case 'closed':
    case 'withdrawn':
      return [];
  }
}
