import { urgentServices } from './core/conversation/show-session.ts';
import type { Notice } from './core/conversation/views.ts';
import type { RehearsalAction } from './core/rehearsal/card-actions.ts';
import { pointsOf } from './core/rehearsal/debrief/debrief.ts';
import { rehearsalMachineVersion } from './core/rehearsal/machine.ts';
import { moveIds } from './core/rehearsal/moves.ts';
import type { RehearsalState } from './core/rehearsal/show.ts';
import { advance, persist, revive, roomOf } from './core/rehearsal/snapshots.ts';
import { type RehearsalTaken, rehearsalStep } from './core/rehearsal/step.ts';
import { putEnquiryAside } from './put-enquiry-aside.ts';
import { saveResult } from './store/rehearsal-progress.ts';
import {
  closeRehearsal,
  type RehearsalStatus,
  rehearsalsOf,
  type StoredRehearsal,
  saveRehearsal,
} from './store/rehearsals.ts';
import type { EnquiryTurnParts, Reply, Taking } from './turn-parts.ts';
import { type Held, leavesThePatient, whichRehearsalEvent } from './which-rehearsal-event.ts';

/** What the rehearsal makes of a turn: its answer, or none and something to say before another room answers. */
export type RehearsalTurn = { reply: Reply | undefined; notices: readonly Notice[] };

/**
 * A turn of a rehearsal: load what the person has in hand · think · save step and event. A real enquiry in hand is put
 * aside before a patient comes in, and a patient is put aside before anything real begins: the two never meet.
 */
export async function takeRehearsalTurn(parts: EnquiryTurnParts, taking: Taking): Promise<RehearsalTurn> {
  if (taking.inbound.conversation.kind !== 'personal') return { reply: undefined, notices: [] };
  const content = parts.content();
  const action = pressedIn(taking);
  const { held, gone } = await bringBack(parts, taking, action?.rehearsal);
  const event = await whichRehearsalEvent(parts, taking, held, action);
  if (!event) {
    const paused = leavesThePatient(parts, taking, held) && (await pause(parts, taking, held.current));
    return { reply: undefined, notices: paused ? [{ words: 'rehearsal:notices.put-aside' }] : [] };
  }
  const result = rehearsalStep(content, held, event);
  for (const taken of result.taken) await save(parts, taking, taken, action);
  const last = result.taken.at(-1)?.state;
  const comesIn = last !== undefined && statusOf(last) === 'open';
  const aside = comesIn && (await putEnquiryAside(parts, taking));
  const notices = [
    ...(gone ? [{ words: 'rehearsal:notices.gone' }] : []),
    ...(aside ? [{ words: 'rehearsal:notices.enquiry-aside' }] : []),
    ...(event.kind === 'danger' ? [{ words: 'rehearsal:notices.paused-for-danger' }] : result.notices),
  ];
  const view =
    event.kind === 'danger'
      ? { kind: 'danger' as const, at: undefined, canUndo: false, services: urgentServices(content) }
      : result.view;
  const id = last?.id ?? held.named?.id ?? held.current?.id;
  const answered = { answer: { view, notices }, session: undefined, retire: undefined };
  return { reply: { ...answered, ...(id !== undefined && { rehearsal: id }) }, notices: [] };
}

/** The pressed button, with the inputs that a rehearsal knows: whatever else a client sends is not kept. */
function pressedIn({ inbound: { body } }: Taking): RehearsalAction | undefined {
  if (body.kind !== 'action' || !('rehearsal' in body.action)) return undefined;
  const inputs = Object.entries(body.action.inputs).filter(([id]) => id === 'meant' || id === 'meant-too');
  return { ...body.action, inputs: Object.fromEntries(inputs.map(([id, move]) => [id, knownMove(move)])) };
}

const knownMove = (sent: unknown): string => moveIds.find((move) => move === sent) ?? '';

export function statusOf({ snapshot }: RehearsalState): RehearsalStatus {
  const room = roomOf(snapshot);
  return room === 'paused' || room === 'closed' ? room : 'open';
}

/** Brings back what is stored. Where its patient or the machine is gone, it is closed, and `gone` says so. */
async function bringBack(
  { seal, content }: EnquiryTurnParts,
  { tx, read, now }: Taking,
  named: string | undefined,
): Promise<{ held: Held; gone: boolean }> {
  const stored = rehearsalsOf(read, seal, named);
  const back = (row: StoredRehearsal | undefined): RehearsalState | undefined => {
    if (!row || row.machineVersion !== rehearsalMachineVersion) return undefined;
    const snapshot = revive(content().rehearsal, row.snapshot);
    return snapshot && { id: row.id, step: row.step, snapshot };
  };
  const current = back(stored.current);
  const gone = stored.current !== undefined && current === undefined;
  if (stored.current && gone) await closeRehearsal(tx, stored.current.id, now);
  const same = stored.named?.id === stored.current?.id;
  return { held: { current, named: same ? current : back(stored.named) }, gone };
}

async function pause(parts: EnquiryTurnParts, taking: Taking, current: Held['current']): Promise<boolean> {
  if (!current) return false;
  const event = { type: 'PAUSE' } as const;
  const { snapshot, moved } = advance(parts.content().rehearsal, current.snapshot, event);
  if (moved) {
    const state = { ...current, step: current.step + 1, snapshot };
    await save(parts, taking, { state, event }, undefined);
  }
  return moved;
}

async function save(
  { seal, content }: EnquiryTurnParts,
  { tx, inbound, now }: Taking,
  { state, event }: RehearsalTaken,
  by: RehearsalAction | undefined,
): Promise<void> {
  const { rehearsal } = content();
  const { scenario = '', talk } = state.snapshot.context;
  const saved = {
    ...{ id: state.id, step: state.step, scenario, status: statusOf(state), event },
    ...{ level: talk?.transcript.level, ending: talk?.transcript.ending?.kind },
    snapshot: persist(rehearsal, state.snapshot),
    action: by?.rehearsal === state.id ? by : undefined,
  };
  const versions = { machine: rehearsalMachineVersion, content: rehearsal.version };
  await saveRehearsal(tx, seal, inbound, saved, versions, now);
  const transcript = talk?.transcript;
  const result = transcript?.ending && {
    ...{ turns: transcript.turns.length, points: pointsOf(content(), transcript) },
  };
  await saveResult(tx, state.id, result);
}
