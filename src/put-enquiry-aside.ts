import type { Content } from './content/content.ts';
import { machineVersion } from './core/enquiry/machine.ts';
import { advance, persist } from './core/enquiry/snapshots.ts';
import { restoreSession } from './restore-session.ts';
import { deskOf } from './store/sessions.ts';
import type { EnquiryTurnParts, Taking } from './turn-parts.ts';

/**
 * Pauses the enquiry in hand, if there is one: typed words must never be able to reach a real enquiry and a simulated
 * patient at once. Out: whether there was one.
 */
export async function putEnquiryAside(parts: EnquiryTurnParts, taking: Taking): Promise<boolean> {
  const content: Content = parts.content();
  const { current } = deskOf(taking.read, parts.seal, undefined);
  if (!current) return false;
  const { snapshot: before } = await restoreSession(content, taking.tx, parts.seal, current);
  const event = { type: 'PAUSE', answers: {}, notes: {} } as const;
  const { snapshot } = advance(content, before, event);
  const session = { id: current.id, step: current.step + 1, snapshot };
  taking.take({
    ...{ session, event, status: 'paused', stage: snapshot.context.at.stage },
    ...{ snapshot: persist(snapshot), machine: machineVersion, card: undefined, action: undefined },
  });
  return true;
}
