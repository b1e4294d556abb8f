import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isRehearseAction } from './core/conversation/card-actions.ts';
import { findIdentifiers } from './core/identifiers/find-identifiers.ts';
import type { RehearsalAction } from './core/rehearsal/card-actions.ts';
import { isOwnDataWord } from './core/rehearsal/commands.ts';
import type { RehearsalState } from './core/rehearsal/show.ts';
import { roomOf } from './core/rehearsal/snapshots.ts';
import type { RehearsalTurnEvent } from './core/rehearsal/step.ts';
import { loadRehearsalEventAt } from './store/rehearsals.ts';
import { deskOf } from './store/sessions.ts';
import type { EnquiryTurnParts, Taking } from './turn-parts.ts';

export type Held = { current: RehearsalState | undefined; named: RehearsalState | undefined };

/**
 * What a turn means to the rehearsal, or undefined where it is none of its business. In a conversation with a patient
 * typed words are said to the patient; elsewhere they belong to the rest of Askwell.
 */
export async function whichRehearsalEvent(
  parts: EnquiryTurnParts,
  taking: Taking,
  held: Held,
  pressed: RehearsalAction | undefined,
): Promise<RehearsalTurnEvent | undefined> {
  const { body, locale } = taking.inbound;
  const room = held.current && roomOf(held.current.snapshot);
  switch (body.kind) {
    case 'action':
      if (!isRehearseAction(body.action)) return undefined;
      if (body.action.verb === 'rehearse') return { kind: 'list' };
      if (body.action.verb === 'rehearsal-choose')
        return { kind: 'choose', ...body.action, newId: randomUUID() };
      if (!pressed) return undefined;
      return (await isRepeatedTap(parts, taking, pressed, held.named))
        ? { kind: 'again' }
        : { kind: 'press', action: pressed, seed: newSeed() };
    case 'text':
      if (room === 'conversation') return said(parts, body.text, locale, held.current);
      return typedOutside(parts, taking, body.text, room);
    case 'refused':
      return room === 'conversation' && body.reason === 'too-long'
        ? { kind: 'refused', notice: { words: 'rehearsal:notices.too-long' } }
        : undefined;
    case 'arrived':
      return undefined;
  }
}

const newSeed = () => Number.parseInt(randomUUID().slice(0, 8), 16);

async function typedOutside(
  { rehearsal, readText, seal }: EnquiryTurnParts,
  { read: desk, inbound }: Taking,
  text: string,
  room: string | undefined,
): Promise<RehearsalTurnEvent | undefined> {
  const { locale } = inbound;
  const word = rehearsal.readWord(text, locale);
  if (word === 'stop' && (room === 'briefing' || room === 'debrief')) return { kind: 'stop' };
  const read = readText(text, locale);
  if (read.kind === 'command') {
    if (read.command === 'rehearse') return { kind: 'list' };
    if (read.command === 'pause' && room === 'briefing') return { kind: 'pause' };
    if (read.command !== 'resume' || room !== 'paused') return undefined;
    // The word means a real enquiry first, wherever one waits.
    const { current, lastPaused } = deskOf(desk, seal, undefined);
    return current || lastPaused ? undefined : { kind: 'resume' };
  }
  // The patient has not come in yet: who talks already must not be answered with a look-up.
  return room === 'briefing' ? { kind: 'say', text, reading: { moves: [], because: [] } } : undefined;
}

/** Said to the patient. Names are fine here, nobody is real; what is surely an identifier is refused and not kept. */
function said(
  { rehearsal }: EnquiryTurnParts,
  text: string,
  locale: string,
  current: RehearsalState | undefined,
): RehearsalTurnEvent | undefined {
  const word = rehearsal.readWord(text, locale);
  if (word) return isOwnDataWord(word) ? undefined : { kind: word };
  const found = findIdentifiers(text);
  if (found.length > 0) {
    const masked = found.map((one) => one.masked).join(', ');
    return { kind: 'refused', notice: { words: 'rehearsal:notices.identifier', vars: { masked } } };
  }
  const transcript = current?.snapshot.context.talk?.transcript;
  const line = (transcript?.turns.at(-1) ?? transcript?.opening)?.reply.at(-1);
  const after = line === undefined ? undefined : rehearsal.lineInWords(line, locale);
  return { kind: 'say', text, reading: rehearsal.recognise(text, after) };
}

/** Teams redelivers a slow invoke under a new activity id: same rehearsal, same step, same button, same inputs. */
async function isRepeatedTap(
  { seal }: EnquiryTurnParts,
  { tx }: Taking,
  action: RehearsalAction,
  named: RehearsalState | undefined,
): Promise<boolean> {
  if (!named || action.step >= named.step) return false;
  const taken = await loadRehearsalEventAt(tx, seal, named.id, action.step + 1);
  return taken?.action !== undefined && isDeepStrictEqual(taken.action, action);
}

/** What begins something real: then the patient has to wait. */
const realVerbs = ['start', 'danger-now', 'follow-up-open'];
const realWords = ['start', 'start-again', 'resume', 'danger'];

/**
 * Whether a turn that another room takes leaves the patient: a real enquiry begins or goes on, there is real danger, or
 * the trainee asks for their own data in the middle of the conversation.
 */
export function leavesThePatient(
  { readText }: EnquiryTurnParts,
  { inbound: { body, locale } }: Taking,
  { current }: Held,
): boolean {
  const room = current && roomOf(current.snapshot);
  if (room === undefined || room === 'paused') return false;
  if (body.kind === 'action') return 'session' in body.action || realVerbs.includes(body.action.verb);
  const read = body.kind === 'text' ? readText(body.text, locale) : undefined;
  if (read?.kind !== 'command') return false;
  return realWords.includes(read.command) || (room === 'conversation' && isOwnDataWord(read.command));
}
