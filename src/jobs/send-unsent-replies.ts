import type { UnsentReply } from '../store/turns.ts';

/** What the channel says of one try to send: only `delivered` counts as sent. */
export type Delivery = { kind: 'delivered'; id: string } | { kind: string };

export type ResendParts = {
  unsent: (olderThan: Date) => Promise<UnsentReply[]>;
  deliver: (reply: UnsentReply) => Promise<Delivery>;
  noteSent: (turn: string, session: string | undefined, cardId: string | undefined) => Promise<void>;
  now: () => Date;
};

/** Long enough that a reply still being sent by its own turn is not sent twice. */
const patienceMs = 20_000;

/**
 * Sends again what was committed and never sent. Resolves to how many went out and how many did not; one that fails is
 * tried again at the next round.
 */
export async function sendUnsentReplies(parts: ResendParts): Promise<{ sent: number; failed: number }> {
  const replies = await parts.unsent(new Date(parts.now().getTime() - patienceMs));
  let sent = 0;
  for (const reply of replies) {
    const delivery = await parts.deliver(reply);
    if (delivery.kind !== 'delivered' || !('id' in delivery)) continue;
    await parts.noteSent(reply.turn, reply.session, delivery.id);
    sent += 1;
  }
  return { sent, failed: replies.length - sent };
}
