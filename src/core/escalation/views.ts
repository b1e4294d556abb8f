import type { Level } from '../../content/schema/outcomes.ts';
import type { Closing, EscalationState, Matter, Wish } from './escalation.ts';
import type { LeadVerb, RaiserVerb } from './who-may.ts';

/** A person of the organisation file, as they are shown. */
export type Named = { id: string; name: string; role: string; phone: string | undefined };

/** One line of what happened. `who` is undefined for Askwell itself; 'clinician' for whoever raised it. */
export type HappenedLine = {
  at: string;
  what: string;
  who: Named | 'clinician' | undefined;
  /** What they wrote: advice, a note. */
  text?: string;
  closing?: Closing;
};

/** What could not be taken, to be put right: the place stands open, with gaps where the text said who somebody is. */
export type LetterDraft = { place: 'advise' | 'finish' | 'note-or-raise'; text?: string };

/** Where one stands, in a list or on a card. Moments are ISO 8601. */
type Stands = {
  escalation: string;
  reference: string;
  state: EscalationState;
  level: Level;
  raisedAt: string;
  /** When the limit that runs now is over. */
  dueAt: string | undefined;
  late: boolean;
};

/** What every card of an escalation says, whoever sees it. */
type Shared = Stands & {
  acknowledgedBy: Named | undefined;
  ownedBy: Named | undefined;
  closing: Closing | undefined;
  /** Acknowledged, advice, notes, passed on, closed: the oldest first. */
  happened: readonly HappenedLine[];
};

/** The lead's card: in their own chat, or in the leads' channel where everybody sees the same. */
export type EscalationView = Shared & {
  kind: 'escalation';
  matter: Matter;
  forChannel: boolean;
  /** The person who reads it; undefined in the channel. */
  viewer: string | undefined;
  can: readonly LeadVerb[];
  draft?: LetterDraft;
};

/** The clinician's card. `ring`: whom to ring if nobody answers in time, with numbers, the one on duty first. */
export type OwnEscalationView = Shared & {
  kind: 'own-escalation';
  /** The level is to be read as "at least". */
  incomplete: boolean;
  wish: Wish;
  callBackBy: string | undefined;
  /** Proven deliveries only. */
  sentTo: readonly { who: Named | 'channel'; at: string }[];
  notReached: readonly Named[];
  ring: readonly Named[];
  /** Who asked to be called, newest. */
  callAskedBy: Named | undefined;
  can: readonly RaiserVerb[];
  draft?: LetterDraft;
};

/** Where the escalation of an enquiry stands, for the enquiry's own cards. */
export type RaisedLine = { escalation: string; reference: string; state: EscalationState; late: boolean };

/**
 * What the clinician fills in before the lead is told. Everything has a value already: sending it as it stands is one
 * tap. Inputs: `wish`, `call-back-by` (HH:MM), `reach-on`, `question`, `words-too`.
 */
export type EscalateView = {
  kind: 'escalate';
  at: { session: string; step: number };
  level: Level;
  incomplete: boolean;
  children: boolean;
  wish: Wish;
  callBackBy: string | undefined;
  reachOn: string | undefined;
  question: string | undefined;
  wordsToo: boolean;
  /** The person's own words were noted: the clinician may tick that the lead sees them. */
  hasWords: boolean;
  /** Which input is wrong, and why. */
  problems: readonly {
    input: 'call-back-by' | 'reach-on' | 'question';
    words: string;
    vars?: Readonly<Record<string, string>>;
  }[];
  /** It has been raised already: where it stands takes the form's place. */
  raised: RaisedLine | undefined;
};

export type EscalationLine = Stands & { holder: Named | undefined; mine: boolean };

/** What leads see by typing `escalations`: the overdue first. Clinicians see their own. */
export type EscalationListView = {
  kind: 'escalations';
  as: 'lead' | 'clinician';
  open: readonly EscalationLine[];
};

/** Who is on duty now and next, with the hours. */
export type OnCallView = {
  kind: 'on-call';
  rotas: readonly {
    rota: string;
    now: Named | undefined;
    until: string | undefined;
    next: { person: Named; from: string } | undefined;
  }[];
  /** A lead may hand over a shift. */
  canSwap: boolean;
};

export type SwapView = {
  kind: 'swap';
  /** The shifts of the next two weeks that can be handed over. */
  shifts: readonly { id: string; rota: string; person: Named | undefined; from: string; until: string }[];
  people: readonly Named[];
  done?: { rota: string; person: Named; from: string; until: string };
  problem?: 'no-shift' | 'no-person' | 'same-person' | 'over';
};

/** Who on the chain can be written to. `onDutyFrom`: their next shift, so that it is put right before it starts. */
export type ReachView = {
  kind: 'reach';
  people: readonly {
    person: Named;
    reach: 'reachable' | 'never-met' | 'blocked';
    onDutyFrom: string | undefined;
    /** On duty at this moment. */
    onDuty: boolean;
  }[];
};

/** A message about the service itself (bulletin.ts), in a lead's own chat or in the leads' channel. */
export type BulletinView = {
  kind: 'bulletin';
  bulletin:
    | {
        kind: 'shift-handed';
        rota: string;
        from: string;
        until: string;
        by: Named | undefined;
        to: Named | undefined;
      }
    | {
        kind: 'cannot-be-reached';
        shifts: readonly { person: Named | undefined; rota: string; from: string }[];
      }
    | { kind: 'something-is-late'; references: readonly string[] };
};

export type EscalationViews =
  | EscalationView
  | OwnEscalationView
  | EscalationListView
  | OnCallView
  | SwapView
  | ReachView
  | BulletinView
  /** An older card whose escalation goes on in a newer message. */
  | { kind: 'escalation-moved'; reference: string }
  /** Nothing is shown in the place of the pressed card: it belongs to others too. `words` says why it did not work. */
  | { kind: 'refusal'; words: string; vars?: Readonly<Record<string, string>> };
