import type { AskingStage } from '../../content/schema/enquiry.ts';
import type { Level, ResponseSection } from '../../content/schema/outcomes.ts';
import type { Service, ServiceKind } from '../../content/schema/services.ts';
import type { Facts, Stage, Value } from '../enquiry/facts.ts';
import type { Question } from '../enquiry/which-questions.ts';
import type { EscalateView, EscalationViews, RaisedLine } from '../escalation/views.ts';
import type { Day } from '../follow-up/days.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import type { DayDraft, DayProblem, Offer } from '../follow-up/which-day.ts';
import type { LookUpResult } from '../look-up/hits.ts';
import type { RecordChoices, RecordKind, RecordTimes } from '../record/record.ts';
import type { RehearsalViews } from '../rehearsal/views.ts';
import type { DataViews } from '../retention/views.ts';

/** Something to say in plain words: a key of the locale and what goes into it. */
export type Notice = { words: string; vars?: Readonly<Record<string, string | number>> };

/** The session and step that every button of a card carries. */
export type At = { session: string; step: number };

/**
 * A text was held back because of what was found in it. `verb` is the button that was pressed, to be pressed again;
 * `keepable`: only likely names were found, and the person may say that they are none.
 */
export type Held = { verb: HoldingVerb; keepable: boolean };
export type HoldingVerb =
  | 'answer'
  | 'skip'
  | 'back'
  | 'pause'
  | 'summary'
  | 'answers'
  | 'discard'
  | 'set-level';

export type AskedQuestion = Question & {
  value?: Value;
  /** The stored answer makes it unsafe to ask now: what to do stands beside it. */
  unsafe?: boolean;
  /** The answer to another question that is shown beside this one. */
  besideAnswer?: { words: string; answer: string };
};

/** What made a rule fire, in words, with the answer where it is not a plain yes. */
export type Reason = { words: string; answer?: string | number };

export type AskView = {
  kind: 'ask';
  at: At;
  stage: AskingStage;
  stages: readonly AskingStage[];
  /** "Screening 2 of 3". */
  progress: { card: number; of: number };
  /** One question at a time, in words to say aloud; otherwise compact. */
  stepwise: boolean;
  questions: readonly AskedQuestion[];
  /** Factors that something else already states: shown as present, not asked again, changed only on purpose. */
  already: readonly (AskedQuestion & { because: Reason })[];
  note: string | undefined;
  notable: boolean;
  held?: Held;
  problems: readonly (Notice & { question?: string })[];
  can: { back: boolean; skip: boolean };
  danger: boolean;
  /** What must be read before going on: why it is not safe to ask, one chance, never the family. */
  heed: readonly Notice[];
  /** Words to say aloud before the questions are put. */
  sayFirst: readonly SayFirst[];
};
export type SayFirst = Notice & { source: string };

/** Questions that matter and have no answer. `card` is where one tap goes; absent where this conversation asks them no more. */
export type MissingCard = { stage: AskingStage; card: number | undefined; words: readonly string[] };

export type SummaryView = {
  kind: 'summary';
  at: At;
  soFar: boolean;
  preparing: boolean;
  level: Level;
  incomplete: boolean;
  own: { level: Level; reason: string } | undefined;
  problems: readonly Notice[];
  /** The own level and its reason as filled in, where they could not be taken. Identifiers and likely names are gaps. */
  draft?: { level: Level; reason: string };
  held?: Held;
  rules: readonly { id: string; level: Level; source: string; because: readonly Reason[] }[];
  routes: readonly { id: string; source: string; services: readonly Service[] }[];
  cautions: readonly { id: string; source: string }[];
  /** Readiness items that made it unsafe to ask. */
  unsafe: readonly string[];
  present: readonly Reason[];
  absent: readonly Reason[];
  notKnown: readonly Reason[];
  /** A `no` that something told afterwards overruled, or that overrules something told before: both are shown. */
  bothSaid: readonly { words: string; because: Reason; now: 'present' | 'absent' }[];
  missing: readonly MissingCard[];
  notes: readonly { words: string; text: string }[];
  /** A child or an unborn child is concerned: other sources matter most there. */
  whoElse: boolean;
  /** The reminder that waits; `byDefault` where this very turn planned it because the guidance asks for one. */
  followUp?: PlannedFollowUp & { byDefault: boolean; today: Day };
  /** The lead has been told of this enquiry: where that stands. */
  escalation?: RaisedLine;
};

/** What one turn shows. Ids and word keys only: the channel finds the words and draws the card. */
export type View =
  | AskView
  | SummaryView
  | { kind: 'welcome'; at: At | undefined; paused: readonly PausedSession[] }
  | { kind: 'plan'; at: At; readiness: readonly Question[]; toSay: readonly Question[] }
  | {
      kind: 'danger';
      at: At | undefined;
      canUndo: boolean;
      services: readonly Service[];
      escalation?: RaisedLine;
    }
  | { kind: 'answers'; at: At; answered: readonly AnsweredCard[] }
  | ResponseView
  | RecordView
  | SignpostingView
  | WhoElseView
  | ReflectView
  | { kind: 'paused'; at: At; stage: Stage }
  | { kind: 'confirming-discard'; at: At }
  /** Looking something up. `back` is the enquiry in hand, whose card stays where it is. */
  | { kind: 'look-up'; back: At | undefined }
  | { kind: 'found'; back: At | undefined; found: LookUpResult }
  /** Choosing the day of a reminder. */
  | { kind: 'follow-up'; at: At; planned: PlannedFollowUp | undefined; form: FollowUpForm }
  | { kind: 'follow-up-move'; followUp: string; dueOn: Day; form: FollowUpForm }
  | ({
      kind: 'follow-up-settled';
      outcome: 'done' | 'passed-on' | 'moved';
      canOpen: boolean;
    } & PlannedFollowUp)
  | { kind: 'follow-ups'; planned: readonly FollowUp[] }
  /** What reaches the clinician on the day. It says nothing of the enquiry: others may see the screen. */
  | { kind: 'reminder'; followUp: string }
  | { kind: 'discarded' }
  | { kind: 'closed'; at: At }
  | { kind: 'help' }
  | { kind: 'notice' }
  | EscalateView
  | EscalationViews
  | RehearsalViews
  | DataViews;

/**
 * The text of one record. It is written where the card is drawn, because it is made of words; `facts` and `times` are
 * kept with the reply, so that a repeated reply has the same text.
 */
export type RecordView = {
  kind: 'recording';
  at: At;
  kinds: readonly RecordKind[];
  choices: RecordChoices;
  facts: Facts;
  times: RecordTimes;
};

export type PlannedFollowUp = { followUp: string; dueOn: Day };
/** The days to choose from, and what was wrong with the last choice. */
export type FollowUpForm = { offers: readonly Offer[]; problem?: DayProblem; draft?: DayDraft };

export type PausedSession = { at: At; stage: Stage; startedAt: string };
export type AnsweredCard = { stage: AskingStage; card: number; answers: readonly Reason[] };

/** A line of content: its words follow from its id and the list that it stands in. */
export type Saying = { id: string; source: string };

export type ResponseView = {
  kind: 'response';
  at: At;
  sides: readonly ResponseSide[];
  sections: readonly KnowSection[];
  /** The local thresholds, for the words that name them. */
  policy: Readonly<Record<'dashTicks' | 'policeCallouts', number>>;
};
export type ResponseSide = {
  side: 'may-harm' | 'may-be-harmed';
  say: readonly Saying[];
  doNot: readonly Saying[];
  know: readonly Saying[];
};
export type KnowSection = { section: ResponseSection; know: readonly Saying[]; doNot: readonly Saying[] };

/** `fits`: the group belongs to this enquiry; the others wait below. `never`: help that endangers, and what to offer instead. */
export type SignpostingView = {
  kind: 'signposting';
  at: At | undefined;
  preparing: boolean;
  groups: readonly ServiceGroup[];
  never: readonly (Saying & { services: readonly Service[] })[];
};
export type ServiceGroup = { kind: ServiceKind; fits: boolean; services: readonly Service[] };

/** Who else may know, for the clinician and the lead. Nothing is asked or recorded. */
export type WhoElseView = {
  kind: 'who-else';
  at: At;
  sources: readonly (Saying & { by: 'clinician' | 'lead' })[];
  cautions: readonly Saying[];
};

/** A moment for the clinician. Nothing is asked or recorded; without `at` it belongs to no enquiry. */
export type ReflectView = {
  kind: 'reflect';
  at: At | undefined;
  questions: readonly Saying[];
  takeTo: readonly Saying[];
};

/** What the person gets: the card, and anything to be said first ("that button was from an earlier card"). */
export type Answer = { view: View; notices: readonly Notice[] };
