import { SendRefused } from './send-http.ts';
import { correlation } from './which-request.ts';

/** What the channel logs to; pino fits. */
export type Log = {
  info: (fields: object) => void;
  warn: (fields: object) => void;
  error: (fields: object) => void;
};

/** Every trouble that the channel can have, by name. An operator searches for these. */
export type Trouble =
  | 'turn-failed'
  | 'card-not-drawn'
  | 'reply-not-sent'
  | 'card-not-updated'
  | 'old-card-not-retired'
  | 'sending-not-noted'
  | 'not-authenticated'
  | 'unexpected';

/**
 * Logs a trouble by allow-list: its code, the request, the kind of error and a status. Never an error's message or stack:
 * a library's message can carry what a clinician typed.
 */
export function logTrouble(log: Log, code: Trouble, error: unknown): void {
  const status = error instanceof SendRefused ? error.status : undefined;
  log.error({ event: code, correlation: correlation(), error: errorName(error), status });
}

const errorName = (error: unknown) => (error instanceof Error ? error.name.slice(0, 60) : typeof error);
