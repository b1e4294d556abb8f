import type { Content } from '../../content/content.ts';
import type { Notice } from '../conversation/views.ts';
import type { RehearsalAction } from './card-actions.ts';
import type { RehearsalEvent } from './machine.ts';
import { type MoveId, moveIds } from './moves.ts';
import { type RehearsalState, showList, showLook, showRehearsal } from './show.ts';
import { advance, beginRehearsal, roomOf } from './snapshots.ts';
import type { Reading } from './transcript.ts';
import type { RehearsalViews } from './views.ts';

/** What came in, told apart by the door. `seed` decides which wordings come first. */
export type RehearsalTurnEvent =
  | { kind: 'list' }
  | { kind: 'choose'; scenario: string; newId: string }
  | { kind: 'press'; action: RehearsalAction; seed: number }
  | { kind: 'say'; text: string; reading: Reading }
  | { kind: 'stop' | 'pause' | 'resume' | 'hint' | 'help' | 'danger' }
  /** A tap that was taken already and came again: the same card, no word of it. */
  | { kind: 'again' }
  | { kind: 'refused'; notice: Notice };

/** One step of a rehearsal, to be stored as it is. */
export type RehearsalTaken = { state: RehearsalState; event: RehearsalEvent };
export type RehearsalStep = {
  view: RehearsalViews;
  notices: readonly Notice[];
  taken: readonly RehearsalTaken[];
};
type Held = { current: RehearsalState | undefined; named: RehearsalState | undefined };

/** What this room says besides its cards (locales, rehearsal.json, `notices`). */
export const rehearsalNotices = [
  ...(['help', 'begin-first', 'no-hint-here', 'not-now', 'unknown', 'stale-card'] as const),
  'choose-what-you-meant',
] as const;
type RehearsalNotice = (typeof rehearsalNotices)[number];

const notice = (words: RehearsalNotice): Notice => ({ words: `rehearsal:notices.${words}` });

/** One turn's thinking about a rehearsal. Pure: ids and the seed come from outside. */
export function rehearsalStep(content: Content, held: Held, event: RehearsalTurnEvent): RehearsalStep {
  const show = (...notices: Notice[]): RehearsalStep => ({
    view: held.current ? showRehearsal(content, held.current) : showList(content.rehearsal, undefined),
    ...{ notices, taken: [] },
  });
  switch (event.kind) {
    case 'list':
      return { view: showList(content.rehearsal, held.current), notices: [], taken: [] };
    case 'choose':
      return choose(content, held.current, event);
    case 'press':
      return press(content, held, event);
    case 'again':
      return held.named ? { view: showRehearsal(content, held.named), notices: [], taken: [] } : show();
    case 'refused':
      return show(event.notice);
    case 'help':
      return show(notice('help'));
    case 'say':
      return happened(
        content,
        held.current,
        { type: 'SAY', text: event.text, ...event.reading },
        'begin-first',
      );
    case 'hint':
      return happened(content, held.current, { type: 'HINT' }, 'no-hint-here');
    case 'stop':
      return happened(content, held.current, { type: 'STOP' }, 'not-now');
    case 'pause':
    case 'danger':
      return happened(content, held.current, { type: 'PAUSE' }, 'not-now');
    case 'resume':
      return happened(content, held.current, { type: 'RESUME' }, 'not-now');
  }
}

/** One event on a rehearsal in hand. `otherwise`: what is said where it cannot happen; the card stays as it is. */
function happened(
  content: Content,
  state: RehearsalState | undefined,
  event: RehearsalEvent,
  otherwise: RehearsalNotice,
): RehearsalStep {
  if (!state)
    return { view: showList(content.rehearsal, undefined), notices: [notice('unknown')], taken: [] };
  const { snapshot, moved } = advance(content.rehearsal, state.snapshot, event);
  if (!moved) {
    // Resuming what is open already is no mistake: the list offers it.
    const notices = event.type === 'RESUME' ? [] : [notice(otherwise)];
    return { view: showRehearsal(content, state), notices, taken: [] };
  }
  const next = { ...state, step: state.step + 1, snapshot };
  return { view: showRehearsal(content, next), notices: [], taken: [{ state: next, event }] };
}

/** Picking a patient ends the rehearsal in hand, as stopping and closing it would: one patient at a time. */
function choose(
  content: Content,
  current: RehearsalState | undefined,
  { scenario, newId }: { scenario: string; newId: string },
): RehearsalStep {
  const event: RehearsalEvent = { type: 'CHOOSE', scenario };
  const { snapshot, moved } = advance(content.rehearsal, beginRehearsal(content.rehearsal), event);
  if (!moved) return { view: showList(content.rehearsal, current), notices: [notice('unknown')], taken: [] };
  const state = { id: newId, step: 1, snapshot };
  const before = current ? laidDown(content, current) : [];
  return { view: showRehearsal(content, state), notices: [], taken: [...before, { state, event }] };
}

function laidDown(content: Content, current: RehearsalState): RehearsalTaken[] {
  const taken: RehearsalTaken[] = [];
  let state = current;
  for (const event of [{ type: 'STOP' }, { type: 'RESUME' }, { type: 'CLOSE' }] as const) {
    if (
      roomOf(state.snapshot) === 'closed' ||
      (event.type === 'RESUME' && roomOf(state.snapshot) !== 'paused')
    )
      continue;
    const { snapshot, moved } = advance(content.rehearsal, state.snapshot, event);
    if (!moved) continue;
    state = { ...state, step: state.step + 1, snapshot };
    taken.push({ state, event });
  }
  return taken;
}

function press(
  content: Content,
  { named }: Held,
  { action, seed }: { action: RehearsalAction; seed: number },
): RehearsalStep {
  if (!named)
    return { view: showList(content.rehearsal, undefined), notices: [notice('unknown')], taken: [] };
  if (action.verb === 'rehearsal-look') {
    // Reading changes nothing, so the button of an older card is as good as any.
    const view = showLook(content, named, action);
    return view
      ? { view, notices: [], taken: [] }
      : { view: showRehearsal(content, named), notices: [notice('not-now')], taken: [] };
  }
  if (action.step !== named.step) {
    return { view: showRehearsal(content, named), notices: [notice('stale-card')], taken: [] };
  }
  if (action.verb !== 'rehearsal-correct') {
    return happened(content, named, eventOf(action, seed), 'not-now');
  }
  const moves = meant(action.inputs);
  if (moves.length === 0) {
    return { view: showRehearsal(content, named), notices: [notice('choose-what-you-meant')], taken: [] };
  }
  return happened(content, named, { type: 'CORRECT', turn: action.turn, moves }, 'not-now');
}

function eventOf(
  action: Exclude<RehearsalAction, { verb: 'rehearsal-correct' | 'rehearsal-look' }>,
  seed: number,
): RehearsalEvent {
  switch (action.verb) {
    case 'rehearsal-begin':
      return { type: 'BEGIN', level: action.level, seed };
    case 'rehearsal-hint':
      return { type: 'HINT' };
    case 'rehearsal-stop':
      return { type: 'STOP' };
    case 'rehearsal-pause':
      return { type: 'PAUSE' };
    case 'rehearsal-resume':
      return { type: 'RESUME' };
    case 'rehearsal-close':
      return { type: 'CLOSE' };
  }
}

/** The one or two moves that were chosen; whatever else a client sends is no move. */
const meant = (inputs: RehearsalAction['inputs']): MoveId[] => [
  ...new Set(moveIds.filter((move) => move === inputs.meant || move === inputs['meant-too'])),
];
