import type { Log } from '../log/create-log.ts';
import type { LogEvent } from '../log/lines.ts';

/** Every event that is logged as an error. One that is not here counts as `other`; a test reads src/ and finds it. */
const loggedAsErrors = [
  'audit-broken',
  'card-not-drawn',
  'card-not-updated',
  'database-connection-lost',
  'escalation-stuck',
  'escalation-unowned',
  'escalations-late',
  'escalations-not-read',
  'job-failed',
  'jobs-error',
  'keys-not-found',
  'metrics-not-served',
  'not-authenticated',
  'old-card-not-retired',
  'post-not-shown',
  'post-stuck',
  'posts-not-read',
  'reload-refused',
  'reload-still-changing',
  'reminders-given-up',
  'reply-not-sent',
  'retention-failed',
  'sending-not-noted',
  'turn-failed',
  'unexpected',
] as const satisfies readonly LogEvent[];
export const troubles = [...loggedAsErrors, 'other'] as const;
export type Trouble = (typeof troubles)[number];

const known: ReadonlySet<string> = new Set(loggedAsErrors);

/** The same log, and each error is counted by its code. */
export function countTroubles(log: Log, count: (code: Trouble) => void): Log {
  return {
    info: (line) => log.info(line),
    warn: (line) => log.warn(line),
    error: (line) => {
      count(known.has(line.event) ? (line.event as Trouble) : 'other');
      log.error(line);
    },
  };
}
