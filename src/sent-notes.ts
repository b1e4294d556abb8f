import type { Database } from './store/database.ts';
import { noteAllSent, type SentNote } from './store/turns.ts';

export type SentNotes = {
  /** Noted a moment later, together with others. Lost when the process is killed before: then the reply goes out again. */
  soon: (note: SentNote) => void;
  /** Notes what is left. Never throws. */
  flush: () => Promise<void>;
};

/** Short against the twenty seconds after which an unnoted reply counts as not sent. */
const gatherMs = 100;

/**
 * Notes many replies as sent in one statement. For replies that stand in the place of the pressed card: there the turn
 * itself has stored which message that is, and nobody waits for the note.
 */
export function sentNotes(database: Database, failed: (error: unknown) => void): SentNotes {
  let gathered: SentNote[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const notes = gathered;
    gathered = [];
    if (notes.length === 0) return;
    await noteAllSent(database, notes).catch(failed);
  };
  return {
    soon: (note) => {
      gathered.push(note);
      timer ??= setTimeout(flush, gatherMs);
    },
    flush,
  };
}
