import { codeOf, type Log, nameOf } from '../log/create-log.ts';
import { correlation } from '../log/under-correlation.ts';
import { SendRefused } from './send-http.ts';

export type { Log };

/** Every trouble that the channel can have, by name. An operator searches for these. */
export type Trouble =
  | 'turn-failed'
  | 'card-not-drawn'
  | 'reply-not-sent'
  | 'card-not-updated'
  | 'old-card-not-retired'
  | 'sending-not-noted'
  | 'not-authenticated'
  | 'keys-not-found'
  | 'unexpected';

/**
 * Logs a trouble: its name, the request, the class of the error, its code and a status. Never an error's message or
 * stack: a library's message can carry what a clinician typed.
 */
export function logTrouble(log: Log, code: Trouble, error: unknown): void {
  const status = error instanceof SendRefused ? error.status : undefined;
  log.error({ event: code, correlation: correlation(), error: nameOf(error), code: codeOf(error), status });
}
