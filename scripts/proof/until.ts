import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from '../local/plain-error.ts';

/** Looks until there is something to see. Throws a PlainError that names `what` after so many seconds without. */
export async function until<T>(what: string, seconds: number, look: () => Promise<T> | T) {
  for (const end = Date.now() + seconds * 1000; ; ) {
    const found = await look();
    if (found) return found;
    if (Date.now() >= end) throw new PlainError(`It never came within ${seconds} seconds: ${what}.`);
    await pause(100);
  }
}
