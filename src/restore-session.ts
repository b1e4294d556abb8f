import type { Content } from './content/content.ts';
import { type EnquiryEvent, machineVersion } from './core/enquiry/machine.ts';
import { advance, carryOver, type EnquirySnapshot, revive, roomOf } from './core/enquiry/snapshots.ts';
import type { Queryable } from './store/database.ts';
import type { Seal } from './store/seal.ts';
import { loadEvents, type SessionStatus, type StoredSession } from './store/sessions.ts';

export function statusOf(snapshot: EnquirySnapshot): SessionStatus {
  const room = roomOf(snapshot);
  return room === 'paused' || room === 'closed' || room === 'discarded' ? room : 'open';
}

/**
 * The conversation of a stored session. Under the same machine and content it is the stored snapshot; otherwise its
 * events are told again to today's machine and content, and it goes on at the nearest place (`carried` says so).
 */
export async function restoreSession(
  content: Content,
  tx: Queryable,
  seal: Seal,
  session: StoredSession,
): Promise<{ snapshot: EnquirySnapshot; carried: boolean }> {
  if (session.machineVersion === machineVersion && session.contentVersion === content.version) {
    const snapshot = revive(content, session.snapshot);
    if (snapshot) return { snapshot, carried: false };
  }
  const events = await loadEvents(tx, seal, session.id);
  const told = events
    .map(({ event }) => event)
    .filter((event): event is EnquiryEvent => event.type !== 'STARTED');
  return { snapshot: putBackAside(content, carryOver(content, told), session.status), carried: true };
}

/** A session that was paused or closed stays so: carrying over must not reopen it under somebody's hands. */
function putBackAside(content: Content, snapshot: EnquirySnapshot, status: SessionStatus): EnquirySnapshot {
  if (status === 'paused')
    return advance(content, snapshot, { type: 'PAUSE', answers: {}, notes: {} }).snapshot;
  if (status === 'closed') return advance(content, snapshot, { type: 'CLOSE' }).snapshot;
  return snapshot;
}
