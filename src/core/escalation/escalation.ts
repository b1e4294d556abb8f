import type { Level } from '../../content/schema/outcomes.ts';

/** What the clinician asks of the lead. */
export const wishes = ['advice', 'call-back', 'information'] as const;
export type Wish = (typeof wishes)[number];

/** How a lead closes. None of them says that there was no risk. */
export const closings = [
  'advised',
  'plan-agreed',
  'referred',
  'police',
  'passed-to-icb',
  'duplicate',
] as const;
export type Closing = (typeof closings)[number];

export const escalationStates = [
  'raised',
  'notified',
  'acknowledged',
  'owned',
  'unowned',
  'closed',
  'withdrawn',
] as const;
export type EscalationState = (typeof escalationStates)[number];

export const isOver = (state: EscalationState): boolean => state === 'closed' || state === 'withdrawn';

/**
 * What an escalation carries to the lead. No identifiers; nothing that the person said, unless the clinician ticked
 * that the lead may see it (`words`). Sealed wherever it is stored.
 */
export type Matter = {
  pathway: string | undefined;
  overlays: readonly string[];
  /** The level is to be read as "at least". */
  incomplete: boolean;
  /** The level that the rules reached, and the clinician's own with its reason, where they differ. */
  rulesLevel: Level;
  own?: { level: Level; reason: string };
  danger: boolean;
  /** What the clinician had done about asking and safety, so that a lead does not read silence as "no". */
  rules: readonly string[];
  routes: readonly string[];
  children: boolean;
  wish: Wish;
  /** "HH:MM" in the organisation's zone: when the clinician needs to be called by. */
  callBackBy?: string;
  /** The clinician's own number or extension. */
  reachOn?: string;
  /** The clinician's question to the lead, in own words. */
  question?: string;
  words?: readonly { question: string; text: string }[];
  /** As Teams names the clinician: whom the lead turns to. */
  raisedBy: string;
};
