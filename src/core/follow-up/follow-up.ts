import type { Day } from './days.ts';

/** `withdrawn`: the enquiry that it belonged to was discarded. */
export type FollowUpState = 'planned' | 'done' | 'passed-on' | 'withdrawn';

/** A reminder that a clinician asked for. It names a session and a day, and nothing of what was told. */
export type FollowUp = {
  id: string;
  session: string;
  dueOn: Day;
  state: FollowUpState;
  /** When its enquiry was begun (ISO 8601): what tells two of them apart. */
  startedAt: string;
};

/** What a turn changes about follow-ups. The caller applies them in the turn's own transaction. */
export type Effect =
  | { kind: 'plan-follow-up'; followUp: string; session: string; dueOn: Day }
  | { kind: 'move-follow-up'; followUp: string; dueOn: Day }
  | { kind: 'follow-up-done'; followUp: string }
  | { kind: 'pass-on-follow-up'; followUp: string }
  | { kind: 'withdraw-follow-up'; session: string };
