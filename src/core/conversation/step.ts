import type { Content } from '../../content/content.ts';
import type { EnquiryEvent } from '../enquiry/machine.ts';
import { advance, begin, type EnquirySnapshot, roomOf } from '../enquiry/snapshots.ts';
import type { Day } from '../follow-up/days.ts';
import type { Effect, FollowUp } from '../follow-up/follow-up.ts';
import type { LookUpResult } from '../look-up/hits.ts';
import type { RecordTimes } from '../record/record.ts';
import type { EnquiryAction, FollowUpAction, SessionAction } from './card-actions.ts';
import type { EnquiryCommand } from './commands.ts';
import { escalate, type RaiseEffect } from './escalate.ts';
import { listFollowUps, planFollowUp, settleFollowUp } from './follow-up-actions.ts';
import { showReflect } from './show-aids.ts';
import { showSession, showWelcome, urgentServices } from './show-session.ts';
import { showSignposting } from './show-signposting.ts';
import type { Answer, Notice, PausedSession } from './views.ts';
import { eventFor } from './which-event.ts';
import { withFollowUps } from './with-follow-ups.ts';

/** A session as a turn holds it: which step it is at and where the conversation stands. */
export type SessionState = {
  id: string;
  step: number;
  snapshot: EnquirySnapshot;
  /** When it was started, and the moment of this turn: the record text carries both. */
  times?: RecordTimes;
};

/** What lies on a person's desk: the session in hand, the one that a button named, those put aside. */
export type Desk = {
  /** The person's open session, if there is one. */
  current: SessionState | undefined;
  /** The session that the pressed card belongs to; undefined when it is unknown or not this person's. */
  named: SessionState | undefined;
  /** The session that was put aside last: "resume" goes back to it where there is no other. */
  lastPaused?: SessionState | undefined;
  paused: readonly PausedSession[];
  /** The person's planned follow-ups, and those settled ones that this turn may speak of. */
  followUps?: readonly FollowUp[];
};

/** What came in, already told apart by the door: a button, a typed command, a typed answer or other words, an arrival. */
export type TurnEvent =
  | { kind: 'action'; action: EnquiryAction }
  | { kind: 'command'; command: EnquiryCommand }
  /** `found` is what the words are found under, where they are neither a command nor an answer. */
  | { kind: 'words'; value: string | undefined; found?: LookUpResult }
  | { kind: 'found'; found: LookUpResult }
  | { kind: 'arrived' }
  /** A tap that was taken already and came again under a new activity id: the same card, no word of it. */
  | { kind: 'again' }
  | { kind: 'refused'; reason: 'too-long' | 'unreadable-action' };

/** One step of a session, to be stored as it is: the event, and the snapshot that it led to. */
export type Taken = { session: SessionState; event: EnquiryEvent | { type: 'STARTED' } };
/** `effects`: what is to be changed besides sessions; absent where there is nothing. */
export type StepResult = Answer & {
  taken: readonly Taken[];
  moved: boolean;
  effects?: readonly (Effect | RaiseEffect)[];
};

/**
 * One turn's thinking: from what lies on the desk and what came in, to what is to be stored and what is to be shown.
 * Pure: the id of what is new (a session or a follow-up) and the date in London come from outside; the clock and the
 * network stay there.
 */
export function step(
  content: Content,
  desk: Desk,
  event: TurnEvent,
  newId: string,
  today: Day,
): Required<StepResult> {
  return withFollowUps(content, desk, think(content, desk, event, newId, today), today, newId);
}

function think(content: Content, desk: Desk, event: TurnEvent, newId: string, today: Day): StepResult {
  switch (event.kind) {
    case 'found':
      return showFound(desk, event.found);
    case 'arrived':
      return { view: showWelcome(desk), notices: [], taken: [], moved: false };
    case 'again':
      return desk.named
        ? { ...showSession(content, desk.named, []), taken: [], moved: false }
        : show(content, desk, []);
    case 'refused':
      return show(content, desk, [
        { words: event.reason === 'too-long' ? 'chrome:notices.too-long' : 'chrome:problems.unreadable' },
      ]);
    case 'words':
      return typedWords(content, desk, event.value, event.found);
    case 'command':
      return command(content, desk, event.command, newId);
    case 'action':
      return action(content, desk, event.action, newId, today);
  }
}

function action(content: Content, desk: Desk, asked: EnquiryAction, newId: string, today: Day): StepResult {
  if (asked.verb === 'find' || asked.verb === 'open') {
    throw new Error('what is looked up is found before the step');
  }
  if ('followUp' in asked) return followUp(content, desk, asked, today);
  if (!('session' in asked)) return deskCommand(content, desk, asked.verb, newId);
  // The help comes from any card, also from one whose session is gone.
  const isGone = !desk.named || roomOf(desk.named.snapshot) === 'discarded';
  if (asked.verb === 'danger' && isGone) return deskCommand(content, desk, 'danger-now', newId);
  if (!desk.named) return show(content, desk, [{ words: 'chrome:notices.unknown-session' }]);
  // Danger is never out of date: whichever card is in somebody's hand, the help comes.
  if (asked.verb === 'danger' && asked.step !== desk.named.step) {
    return inSession(content, desk, desk.named, { ...asked, step: desk.named.step, inputs: {} });
  }
  // Nor is telling the lead, while the danger lasts.
  if (
    asked.verb === 'escalate' &&
    (asked.step === desk.named.step || roomOf(desk.named.snapshot) === 'danger')
  ) {
    return escalate(content, desk.named, asked, newId);
  }
  if (asked.verb === 'escalate' || asked.step !== desk.named.step) {
    const notices = [{ words: 'chrome:notices.stale-card' }];
    return { ...showSession(content, desk.named, notices), taken: [], moved: false };
  }
  if (asked.verb !== 'plan-follow-up') return inSession(content, desk, desk.named, asked);
  const shown = showSession(content, desk.named, []);
  return shown.view.kind === 'follow-up'
    ? planFollowUp(desk, desk.named, asked, today, newId)
    : { ...shown, notices: [{ words: 'chrome:notices.not-now' }], taken: [], moved: false };
}

/** A button of a reminder. Opening it is resuming its enquiry, wherever that stands now. */
function followUp(content: Content, desk: Desk, asked: FollowUpAction, today: Day): StepResult {
  const found = desk.followUps?.find(({ id }) => id === asked.followUp);
  if (asked.verb === 'follow-up-open' && found && desk.named?.id === found.session) {
    const at = { session: desk.named.id, step: desk.named.step };
    return inSession(content, desk, desk.named, { verb: 'resume', ...at, inputs: {} });
  }
  const gone = found ? 'follow-up:notices.withdrawn' : 'follow-up:notices.unknown';
  return settleFollowUp(desk, asked, today) ?? show(content, desk, [{ words: gone }]);
}

/** A button of the card that is in hand. Resuming a session puts the open one aside: one enquiry at a time. */
function inSession(content: Content, desk: Desk, session: SessionState, asked: SessionAction): StepResult {
  const { event, problems, draft } = eventFor(content, session.snapshot, asked);
  if (!event) return { ...showSession(content, session, [], problems, draft), taken: [], moved: false };
  const { snapshot, moved } = advance(content, session.snapshot, event);
  if (!moved) {
    // Resuming what is open already is no mistake: the welcome card offers it.
    const notices = asked.verb === 'resume' ? [] : [{ words: 'chrome:notices.not-now' }];
    return { ...showSession(content, session, notices), taken: [], moved: false };
  }
  const next = { ...session, step: session.step + 1, snapshot };
  const aside =
    desk.current && desk.current.id !== session.id && isOpen(next) ? putAside(content, desk.current) : [];
  return { ...showSession(content, next, []), taken: [...aside, { session: next, event }], moved: true };
}

const isOpen = (session: SessionState) =>
  !['paused', 'closed', 'discarded'].includes(roomOf(session.snapshot));

function putAside(content: Content, session: SessionState): Taken[] {
  const event: EnquiryEvent = { type: 'PAUSE', answers: {}, notes: {} };
  const { snapshot, moved } = advance(content, session.snapshot, event);
  return moved ? [{ session: { ...session, step: session.step + 1, snapshot }, event }] : [];
}

function start(content: Content, desk: Desk, newId: string): StepResult {
  const aside = desk.current ? putAside(content, desk.current) : [];
  const session = { id: newId, step: 1, snapshot: begin(content) };
  const notices = aside.length > 0 ? [{ words: 'chrome:notices.put-aside' }] : [];
  return {
    ...showSession(content, session, notices),
    taken: [...aside, { session, event: { type: 'STARTED' } }],
    moved: true,
  };
}

function command(content: Content, desk: Desk, typed: EnquiryCommand, newId: string): StepResult {
  const inHand = desk.current;
  const press = (verb: SessionAction['verb']): StepResult =>
    inHand
      ? inSession(content, desk, inHand, {
          verb,
          session: inHand.id,
          step: inHand.step,
          inputs: {},
        } as SessionAction)
      : show(content, desk, [{ words: 'chrome:notices.nothing-open' }]);
  switch (typed) {
    case 'start':
    case 'look-up':
    case 'help':
      return deskCommand(content, desk, typed, newId);
    case 'danger':
      return inHand ? press('danger') : deskCommand(content, desk, 'danger-now', newId);
    case 'start-again':
      return inHand ? press('discard') : start(content, desk, newId);
    case 'resume':
      return resume(content, desk);
    case 'follow-ups':
      return listFollowUps(desk);
    case 'back':
    case 'skip':
    case 'pause':
    case 'summary':
    case 'answers':
    case 'discard':
      return press(typed);
  }
}

/** "resume" leaves a side room, or takes up what was put aside; where several were, the person chooses. */
function resume(content: Content, desk: Desk): StepResult {
  const inHand = desk.current ?? (desk.paused.length === 1 ? desk.lastPaused : undefined);
  if (!inHand)
    return show(content, desk, desk.paused.length > 0 ? [] : [{ words: 'chrome:notices.nothing-open' }]);
  const { snapshot, moved } = advance(content, inHand.snapshot, { type: 'RESUME' });
  if (!moved) return { ...showSession(content, inHand, []), taken: [], moved: false };
  const next = { ...inHand, step: inHand.step + 1, snapshot };
  return {
    ...showSession(content, next, []),
    taken: [{ session: next, event: { type: 'RESUME' } }],
    moved: true,
  };
}

type DeskVerb = 'start' | 'look-up' | 'services' | 'reflect' | 'help' | 'welcome' | 'danger-now';

function deskCommand(content: Content, desk: Desk, verb: DeskVerb, newId: string): StepResult {
  const still = { taken: [], moved: false, notices: [] };
  switch (verb) {
    case 'start':
      return start(content, desk, newId);
    case 'look-up':
      return { ...still, view: { kind: 'look-up', back: inHandAt(desk) } };
    case 'services':
      return { ...still, view: showSignposting(content) };
    case 'reflect':
      return { ...still, view: showReflect(content, undefined) };
    case 'help':
      return { ...still, view: { kind: 'help' } };
    case 'welcome':
      return { ...still, view: showWelcome(desk) };
    case 'danger-now':
      return {
        ...still,
        view: { kind: 'danger', at: undefined, canUndo: false, services: urgentServices(content) },
      };
  }
}

const inHandAt = ({ current }: Desk) => current && { session: current.id, step: current.step };

/** What somebody looked up. The card of an enquiry in hand stays where it is; one tap goes back to it. */
const showFound = (desk: Desk, found: LookUpResult): StepResult => ({
  ...{ view: { kind: 'found', back: inHandAt(desk), found }, notices: [], taken: [], moved: false },
});

/** Typed words that are no command: an answer where one question stands alone, otherwise something to look up. */
function typedWords(
  content: Content,
  desk: Desk,
  value: string | undefined,
  found: LookUpResult | undefined,
): StepResult {
  const inHand = desk.current;
  const notAnAnswer = () =>
    found && found.kind !== 'nothing'
      ? showFound(desk, found)
      : show(content, desk, [{ words: 'chrome:notices.not-understood' }]);
  if (!inHand || value === undefined) return notAnAnswer();
  const shown = showSession(content, inHand, []).view;
  const [question] = shown.kind === 'ask' && shown.stepwise ? shown.questions : [];
  if (question?.kind !== 'one' || !question.choices.includes(value)) return notAnAnswer();
  return inSession(content, desk, inHand, {
    ...{ verb: 'answer', session: inHand.id, step: inHand.step },
    inputs: { [question.id]: value },
  });
}

/** What is in hand, or the welcome, unchanged, with something to say first. */
function show(content: Content, desk: Desk, notices: readonly Notice[]): StepResult {
  const shown = desk.current
    ? showSession(content, desk.current, notices)
    : { view: showWelcome(desk), notices };
  return { ...shown, taken: [], moved: false };
}
