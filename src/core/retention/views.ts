import type { Role } from '../../content/schema/organisation.ts';
import type { EscalationState } from '../escalation/escalation.ts';
import type { Day } from '../follow-up/days.ts';
import type { DataKind } from './how-long.ts';

/** An escalation that somebody raised: nothing of what it is about. */
export type OwnEscalationLine = { reference: string; state: EscalationState; raisedOn: Day };

/** What is held about the person who asks: numbers and dates only, because others may see the screen. */
export type OwnData = {
  /** The day of the oldest thing held; undefined where there is nothing. */
  since: Day | undefined;
  enquiries: { open: number; paused: number; closed: number; discarded: number; oldest: Day | undefined };
  followUps: { planned: number; next: Day | undefined; settled: number };
  rehearsals: { held: number; oldest: Day | undefined };
  /** Answers that are kept in case they have to be sent again. */
  replies: number;
  /** Messages of theirs that are known by their ids, nothing of what they said. */
  turns: number;
  /** Messages that were sent to them because they answer, or answered, escalations. */
  sentAsLead: number;
  /** Those that they raised, the open ones first. */
  escalations: readonly OwnEscalationLine[];
};

/** Who they are to the organisation. `answers`: it has to be able to reach them. `actions`: their lines in the audit. */
export type OwnRole = { role: Role; answers: boolean; actions: number };

/** Days by kind; what a person is told. */
export type Kept = Readonly<Record<DataKind, number>>;

/** One kind of data as leads see it. `beyond`: for how many whole hours the oldest has been kept too long. */
export type HeldLine = {
  what: DataKind;
  days: number;
  held: number;
  oldest: Day | undefined;
  beyond: number;
};
export type LastRun = {
  begunAt: string;
  /** Undefined: it was cut off, or it is at work now. */
  endedAt: string | undefined;
  removed: Partial<Record<DataKind, number>>;
  failed: readonly DataKind[];
};

type Mine = { data: OwnData; role: OwnRole | undefined; kept: Kept };

export type DataViews =
  | ({ kind: 'my-data' } & Mine)
  | ({ kind: 'my-data-export' } & Mine)
  | ({ kind: 'my-data-deleting' } & Mine)
  /** The same for a second press. `open`: references of escalations that go on, with the name. */
  | { kind: 'my-data-deleted'; open: readonly string[]; answers: boolean; sentAsLead: boolean; kept: Kept }
  | { kind: 'retention'; held: readonly HeldLine[]; last: LastRun | undefined };
