import type { Delivered } from '../channel/deliver.ts';
import type { Answer } from '../core/conversation/views.ts';
import { type ClaimedReminder, mostDaysLate } from '../store/reminders.ts';

export type RemindParts = {
  /** One reminder that is due, held by `claim` so that no other worker sends it. */
  claim: (asked: { claim: string; begun: Date; now: Date }) => Promise<ClaimedReminder | undefined>;
  deliver: (reminder: ClaimedReminder, answer: Answer) => Promise<Delivered>;
  reminded: (reminder: ClaimedReminder, now: Date) => Promise<void>;
  notReminded: (reminder: ClaimedReminder, tryAgainAt: Date) => Promise<void>;
  now: () => Date;
  newClaim: () => string;
};

/** What became of a round. `codes` counts why some did not go out, and names nobody; `givenUp` are tried no more. */
export type Round = { sent: number; failed: number; givenUp: number; codes: Record<string, number> };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** A round is over some time: the next one, a minute later, goes on where this one stopped. */
const mostInARound = 200;

/**
 * Sends every reminder that is due, one after the other: claim, send, record. Only a delivery that the channel proved
 * counts as sent. A worker that dies in between leaves its claim, and the reminder is sent again when that has run out:
 * rather twice than never, because both cards carry the same follow-up and answer alike.
 */
export async function remind(parts: RemindParts): Promise<Round> {
  const begun = parts.now();
  const round: Round = { sent: 0, failed: 0, givenUp: 0, codes: {} };
  while (round.sent + round.failed < mostInARound) {
    const reminder = await parts.claim({ claim: parts.newClaim(), begun, now: parts.now() });
    if (!reminder) break;
    const view = { kind: 'reminder', followUp: reminder.followUp } as const;
    const delivered = await parts.deliver(reminder, { view, notices: [] });
    const now = parts.now();
    if (delivered.kind === 'delivered') {
      await parts.reminded(reminder, now);
      round.sent += 1;
    } else {
      const again = new Date(now.getTime() + patienceMs(delivered));
      await parts.notReminded(reminder, again);
      round.failed += 1;
      const code = codeOf(delivered);
      round.codes[code] = (round.codes[code] ?? 0) + 1;
      const next = Math.max(again.getTime(), now.getTime() + minuteMs);
      if (next >= reminder.dueAt.getTime() + mostDaysLate * 24 * hourMs) round.givenUp += 1;
    }
  }
  return round;
}

/**
 * A fault passes: the next round tries again. Where the person or the tenant does not let the bot in, asking each minute
 * gets it blocked for good: an hour, or until the person is heard from (claimReminder sees to that).
 */
function patienceMs(delivered: Delivered): number {
  switch (delivered.kind) {
    case 'blocked':
    case 'gone':
      return hourMs;
    case 'throttled':
      return Math.max(delivered.retryAfterSeconds * 1000, 0);
    default:
      return 0;
  }
}

function codeOf(delivered: Delivered): string {
  switch (delivered.kind) {
    case 'blocked':
      return `blocked:${delivered.code}`;
    case 'failed':
      return delivered.status === undefined ? 'failed' : `failed:${delivered.status}`;
    default:
      return delivered.kind;
  }
}
