import { type DestinationStream, pino } from 'pino';
import { type Kind, type LogLine, lines, mayStand } from './lines.ts';
import { correlation } from './under-correlation.ts';

/** What the house logs to. Only lines of the list, and of each only the fields that it names. */
export type Log = Readonly<Record<'info' | 'warn' | 'error', (line: LogLine) => void>>;

/**
 * The one logger: pino, behind the list in lines.ts. What is not on it is dropped, whatever a caller hands over: an error
 * with a message, a row, an activity. Every line carries the correlation id of the turn or job that it belongs to.
 */
export function createLog(level: string, to?: DestinationStream): Log {
  const options = { level, base: null };
  const out = pino(options, to ?? gathered());
  return {
    info: (line) => out.info(allowed(line)),
    warn: (line) => out.warn(allowed(line)),
    error: (line) => out.error(allowed(line)),
  };
}

/**
 * Lines are written together, five times a second: one write a line cost as much as a turn's own thinking. What is left is
 * written when the process ends; only a process that is killed loses it.
 */
const gathered = () => pino.destination({ sync: false, minLength: 4096, periodicFlush: 200 });

/**
 * What of a line may be written down. `dropped` counts the fields that may not: an operator sees that the list is behind,
 * and nothing of what stood there.
 */
export function allowed(line: object): Record<string, unknown> {
  try {
    const { event } = line as { event?: unknown };
    const known = typeof event === 'string' && Object.hasOwn(lines, event);
    const own: Readonly<Record<string, Kind>> = known ? lines[event as keyof typeof lines] : {};
    const fields: Readonly<Record<string, Kind>> = { ...own, correlation: 'id' };
    const given = Object.entries(line).filter(([key, value]) => key !== 'event' && value !== undefined);
    const kept = given.filter(([key, value]) => {
      const kind = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return kind !== undefined && mayStand(kind, value);
    });
    const dropped = given.length - kept.length;
    return {
      event: known ? event : 'unlisted',
      correlation: correlation(),
      ...Object.fromEntries(kept),
      ...(dropped > 0 && { dropped }),
    };
  } catch {
    // A getter that throws, or a proxy: a log line must never end a turn.
    return { event: 'unlisted', correlation: correlation() };
  }
}

/** The kind of an error, for a log: its class, never its message. */
export const nameOf = (error: unknown): string => {
  const name = error instanceof Error ? error.name : typeof error;
  return mayStand('name', name) ? name : 'unnamed';
};

/** SQLSTATE of a database's error, or what the operating system calls it; nothing else that an error may call its code. */
export const codeOf = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^([0-9A-Z]{5}|E[A-Z]{3,20})$/.test(code) ? code : undefined;
};
