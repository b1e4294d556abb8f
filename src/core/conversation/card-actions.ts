import type { Level } from '../../content/schema/outcomes.ts';
import type { Stage } from '../enquiry/facts.ts';
import type { LeadVerb, RaiserVerb } from '../escalation/who-may.ts';
import type { RecordKind } from '../record/record.ts';
import {
  historyVerbs,
  type RehearsalAction,
  type RehearsalChoice,
  type RehearsalHistoryAction,
} from '../rehearsal/card-actions.ts';
import { isRotaCommand } from './commands.ts';

/** What was filled in on a card, by input id, exactly as the client sent it: untrusted until read-inputs.ts has read it. */
export type Inputs = Readonly<Record<string, unknown>>;

/** What to do with what looked like an identifier: take it out, or keep what was taken for a name. */
export type Treated = { clean?: true; keep?: true };

/** Buttons that belong to one step of one session. `step` fences a card that has been overtaken. */
export type SessionAction = { session: string; step: number; inputs: Inputs } & (
  | ({ verb: 'answer' | 'skip' | 'back' | 'danger' | 'pause' | 'summary' | 'answers' | 'discard' } & Treated)
  | { verb: 'resume' | 'carry-on' | 'danger-mistaken' | 'discard-confirmed' | 'close' }
  | { verb: 'go-to'; stage: Stage; card: number }
  | { verb: 'record'; record: RecordKind }
  | ({ verb: 'set-level'; level: Level; reason: string } & Treated)
);

/** Buttons that need no session. `find` looks up what was typed into its card, `open` one thing that was found. */
export type DeskAction =
  | { verb: 'start' | 'look-up' | 'services' | 'reflect' | 'help' | 'welcome' | 'danger-now' }
  | { verb: 'find'; query: string }
  | { verb: 'open'; hit: string };

/** Plans the session's follow-up. The day comes as inputs: `follow-up` and `follow-up-date`. */
export type PlanFollowUp = { verb: 'plan-follow-up'; session: string; step: number; inputs: Inputs };

/** Buttons of a follow-up, wherever its card stands. Moving without a day asks for one. */
export type FollowUpAction = { followUp: string } & (
  | { verb: 'follow-up-open' | 'follow-up-done' | 'follow-up-pass-on' }
  | { verb: 'follow-up-move'; inputs: Inputs }
);

/** Tells the lead. What is wanted comes as inputs; from the danger card without any, as a call-back at once. */
export type EscalateAction = { verb: 'escalate'; session: string; step: number; inputs: Inputs };

/** Buttons of an escalation, wherever its card stands. `escalation-open` shows it from a list. */
export type EscalationAction = { escalation: string; inputs: Inputs } & {
  verb: LeadVerb | RaiserVerb | 'escalation-open';
};

/** Lists for leads and clinicians, and handing over a shift: `shift` and `person` come as inputs. */
export type RotaAction = { verb: 'escalations' | 'on-call' | 'leads' } | { verb: 'swap'; inputs: Inputs };

export const isRotaAction = (action: CardAction): action is RotaAction => isRotaCommand(action.verb);

/** Buttons of a rehearsal, and the one that lists the patients. */
export type RehearseAction =
  | { verb: 'rehearse' }
  | RehearsalChoice
  | RehearsalAction
  | RehearsalHistoryAction;
export const isRehearseAction = (action: CardAction): action is RehearseAction =>
  action.verb === 'rehearse' || action.verb.startsWith('rehearsal-');
export const isHistoryAction = (action: CardAction): action is RehearsalHistoryAction =>
  historyVerbs.some((verb) => verb === action.verb);

/** What is held about the person who presses: shown, as a text, asked whether to delete it, deleted. */
export const dataVerbs = ['my-data', 'my-data-export', 'my-data-delete', 'my-data-delete-all'] as const;
export type DataAction = { verb: (typeof dataVerbs)[number] | 'retention' };
export const isDataAction = (action: CardAction): action is DataAction =>
  action.verb === 'retention' || dataVerbs.some((verb) => verb === action.verb);

/** Every button that a card of Askwell can carry. docs/cards.md describes them; the channel checks them with zod. */
export type CardAction = EnquiryAction | EscalationAction | RotaAction | RehearseAction | DataAction;
export type EnquiryAction = SessionAction | DeskAction | PlanFollowUp | FollowUpAction | EscalateAction;
