import type { Content } from './content/content.ts';
import { machineVersion } from './core/enquiry/machine.ts';
import { advance, persist } from './core/enquiry/snapshots.ts';
import { restoreSession } from './restore-session.ts';
import { loadDesk, saveStep } from './store/sessions.ts';
import type { EnquiryTurnParts, Taking } from './turn-parts.ts';

/**
 * Pauses the enquiry in hand, if there is one: typed words must never be able to reach a real enquiry and a simulated
 * patient at once. Out: whether there was one.
 */
export async function putEnquiryAside(
  parts: EnquiryTurnParts,
  { tx, inbound, now }: Taking,
): Promise<boolean> {
  const content: Content = parts.content();
  const { current } = await loadDesk(tx, parts.seal, inbound, undefined);
  if (!current) return false;
  const { snapshot: before } = await restoreSession(content, tx, parts.seal, current);
  const event = { type: 'PAUSE', answers: {}, notes: {} } as const;
  const { snapshot } = advance(content, before, event);
  const session = { id: current.id, step: current.step + 1, snapshot };
  const saved = {
    ...{ session, event, status: 'paused' as const, stage: snapshot.context.at.stage },
    ...{ snapshot: persist(content, snapshot), action: undefined },
  };
  const versions = { machine: machineVersion, content: content.version };
  await saveStep(tx, parts.seal, inbound, saved, versions, now);
  return true;
}
