import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { applyEffects } from './apply-effects.ts';
import type { Content } from './content/content.ts';
import { asKept } from './core/conversation/as-kept.ts';
import {
  type CardAction,
  isDataAction,
  isRehearseAction,
  isRotaAction,
} from './core/conversation/card-actions.ts';
import { isDataCommand, isRehearsalCommand, isRotaCommand } from './core/conversation/commands.ts';
import { isAboutFollowUps } from './core/conversation/escalate.ts';
import {
  type Desk,
  type SessionState,
  type StepResult,
  step,
  type Taken,
  type TurnEvent,
} from './core/conversation/step.ts';
import type { Inbound } from './core/conversation/turn.ts';
import type { Answer, Notice, View } from './core/conversation/views.ts';
import { machineVersion } from './core/enquiry/machine.ts';
import { persist, roomOf } from './core/enquiry/snapshots.ts';
import { revive } from './core/escalation/advance.ts';
import { isOver } from './core/escalation/escalation.ts';
import { isLate } from './core/escalation/show.ts';
import { londonDay } from './core/follow-up/days.ts';
import type { LookUp, LookUpResult } from './core/look-up/search.ts';
import { raiseEscalation } from './raise-escalation.ts';
import { restoreSession, statusOf } from './restore-session.ts';
import type { Queryable } from './store/database.ts';
import { escalationOfSession } from './store/escalations.ts';
import { followUpsOf } from './store/follow-ups.ts';
import type { Seal } from './store/seal.ts';
import { deskOf, loadEventAt, type Saved, type StoredDesk, type StoredSession } from './store/sessions.ts';
import type { EnquiryTurnParts, Reply, Taking } from './turn-parts.ts';
import { namedIn } from './what-is-named.ts';

/**
 * A turn of the enquiry: load what lies on the person's desk · think · save step and event · apply the effects. Takes
 * every turn that no other room takes: the welcome, the help and the look-ups belong to it.
 */
export async function takeEnquiryTurn(parts: EnquiryTurnParts, taking: Taking): Promise<Reply> {
  const { tx, inbound, now, read } = taking;
  const content = parts.content();
  const action = inbound.body.kind === 'action' ? inbound.body.action : undefined;
  const { session: pressed, followUp } = namedIn(inbound);
  const followUps = followUpsOf(read);
  const named = pressed ?? followUps.find(({ id }) => id === followUp)?.session;
  const stored = deskOf(read, parts.seal, named);
  const { desk, carriedOver } = await bringBack(parts, tx, content, stored, inbound.body.kind === 'text');
  const event = await whatHappened(parts, tx, inbound, stored.named, desk);

  const result = step(content, { ...desk, followUps }, event, randomUUID(), londonDay(now));
  const shown = 'at' in result.view ? result.view.at?.session : undefined;
  for (const taken of result.taken) taking.take(toStore(content, taken, action, shown, inbound.cardId));
  if (result.effects.length > 0) await taking.write();
  await applyEffects(tx, inbound, result.effects.filter(isAboutFollowUps), now);
  const told = await tellTheLead(parts, taking, result.effects);
  const view = await withEscalation(parts, tx, result.view);

  const answer: Answer = { view, notices: [...carriedOver, ...result.notices, ...told] };
  return { answer, session: shown, retire: cardToRetire(stored, shown, inbound.cardId) };
}

/** Raises what the clinician asked for, in this very transaction. Out: what to say of it. */
async function tellTheLead(
  { escalation }: EnquiryTurnParts,
  { tx, inbound, now }: Taking,
  effects: Required<StepResult>['effects'],
): Promise<Notice[]> {
  const asked = effects.find((effect) => effect.kind === 'raise-escalation');
  if (!asked) return [];
  const { tenant, person, locale, name = '' } = inbound;
  const { escalation: id, session, level, matter } = asked;
  const raising = { id, tenant, person, locale, session, level, matter: { ...matter, raisedBy: name } };
  const { reference, came } = await raiseEscalation(escalation, tx, raising, now);
  return [{ words: `escalation:notices.${came}`, vars: { reference } }];
}

/** A card that speaks of the lead shows where the escalation stands. */
async function withEscalation({ seal }: EnquiryTurnParts, tx: Queryable, view: View): Promise<View> {
  if (view.kind !== 'summary' && view.kind !== 'danger' && view.kind !== 'escalate') return view;
  const found = view.at && (await escalationOfSession(tx, seal, view.at.session));
  if (!found) return view;
  const { id: escalation, reference, state, snapshot } = found;
  const line = { escalation, reference, state, late: isLate(state, revive(snapshot).context) };
  if (view.kind === 'escalate') return isOver(state) ? view : { ...view, raised: line };
  return { ...view, escalation: line };
}

/** Brings the stored sessions of the desk back to life, carrying over what was started under something older. */
async function bringBack(
  parts: EnquiryTurnParts,
  tx: Queryable,
  content: Content,
  stored: StoredDesk,
  typed: boolean,
): Promise<{ desk: Desk; carriedOver: Notice[] }> {
  const carriedOver: Notice[] = [];
  const back = async (session: StoredSession | undefined): Promise<SessionState | undefined> => {
    if (!session) return undefined;
    const { snapshot, carried } = await restoreSession(content, tx, parts.seal, session);
    if (carried) carriedOver.push({ words: 'chrome:notices.carried-over' });
    const times = { startedAt: session.startedAt.toISOString(), writtenAt: parts.now().toISOString() };
    return { id: session.id, step: session.step, snapshot, times };
  };
  const current = await back(stored.current);
  const same = stored.named?.id === stored.current?.id;
  const named = same ? current : await back(stored.named);
  // Only typed words can mean it; a button names its session.
  const lastPaused = typed ? await back(stored.lastPaused) : undefined;
  return {
    desk: { current, named: stored.named && named, lastPaused, paused: stored.paused },
    carriedOver: carriedOver.slice(0, 1),
  };
}

async function whatHappened(
  parts: EnquiryTurnParts,
  tx: Queryable,
  { body, locale }: Inbound,
  named: StoredSession | undefined,
  desk: Desk,
): Promise<TurnEvent> {
  const { readText, lookUp } = parts;
  switch (body.kind) {
    case 'text': {
      const read = readText(body.text, locale);
      if (read.kind === 'words') return { ...read, found: lookUp(locale).find(body.text) };
      if (isRotaCommand(read.command) || isRehearsalCommand(read.command) || isDataCommand(read.command))
        throw new Error('another room answers this word');
      return { kind: 'command', command: read.command };
    }
    case 'action':
      return pressed(parts, tx, locale, body.action, named, desk);
    case 'arrived':
      return { kind: 'arrived' };
    case 'refused':
      return { kind: 'refused', reason: body.reason };
  }
}

async function pressed(
  { seal, content, lookUp }: EnquiryTurnParts,
  tx: Queryable,
  locale: string,
  action: CardAction,
  named: StoredSession | undefined,
  desk: Desk,
): Promise<TurnEvent> {
  if ('escalation' in action || isRotaAction(action) || isRehearseAction(action) || isDataAction(action))
    throw new Error('another room answers this button');
  if (action.verb === 'find') return { kind: 'found', found: lookUp(locale).find(action.query) };
  if (action.verb === 'open') return { kind: 'found', found: opened(lookUp(locale), action.hit) };
  if (wantsHelpAgain(action, desk)) return { kind: 'action', action };
  return (await isRepeatedTap(content(), tx, seal, action, named))
    ? { kind: 'again' }
    : { kind: 'action', action };
}

/** One thing by its id. A card from before the content changed may name what is there no longer. */
function opened(lookUp: LookUp, id: string): LookUpResult {
  const best = lookUp.open(id);
  return best ? { kind: 'answer', best, others: [] } : { kind: 'nothing' };
}

/**
 * Danger pressed on an old card looks like the tap that was taken from it long ago. Unless the help is on the screen right
 * now, it counts as pressed: a redelivery that shows the help once more harms nobody, a person left without it may come to
 * harm.
 */
const wantsHelpAgain = (action: CardAction, { named }: Desk): boolean =>
  action.verb === 'danger' && named !== undefined && roomOf(named.snapshot) !== 'danger';

/** Teams redelivers a slow invoke under a new activity id: same session, same step, same button, same inputs. */
async function isRepeatedTap(
  content: Content,
  tx: Queryable,
  seal: Seal,
  action: CardAction,
  named: StoredSession | undefined,
): Promise<boolean> {
  if (!named || !('session' in action) || action.step >= named.step) return false;
  const taken = await loadEventAt(tx, seal, named.id, action.step + 1);
  return taken?.action !== undefined && isDeepStrictEqual(taken.action, asKept(content, action));
}

/** `cardId`: the pressed card. The one that the answer shows will stand in its place. */
function toStore(
  content: Content,
  taken: Taken,
  action: CardAction | undefined,
  shown: string | undefined,
  cardId: string | undefined,
): Saved {
  const { snapshot, id } = taken.session;
  return {
    ...taken,
    ...{ status: statusOf(snapshot), stage: snapshot.context.at.stage, snapshot: persist(snapshot) },
    ...{ machine: machineVersion, card: id === shown ? cardId : undefined },
    action: action && 'session' in action && action.session === id ? asKept(content, action) : undefined,
  };
}

/** The message that carried the session's card until now, unless the answer replaces that very message. */
function cardToRetire(stored: StoredDesk, session: string | undefined, pressed: string | undefined) {
  const known = [stored.current, stored.named].find((row) => row !== undefined && row.id === session);
  return known?.cardId !== pressed ? known?.cardId : undefined;
}
