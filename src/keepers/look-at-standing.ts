import { setTimeout as pause } from 'node:timers/promises';

export type Looked<T> = { answered: true; found: T } | { answered: false };

/** A question that went into a dead connection is never answered: waiting for it would hide that the database is back. */
const lostMs = 10_000;

export type Manners = {
  everyMs: number;
  patienceMs: number;
  /** How long to wait after a question that was not answered; at once where it is not given. */
  afterSilenceMs?: number;
};

/**
 * Asks at most once in `everyMs`, however many ask; who asks in between hears what was found last. An answer that takes
 * longer than `patienceMs` counts as none, and no second question is put while one is open: a database in trouble is not
 * helped by more of them. Never rejects.
 */
export function lookAtMost<T>(
  ask: () => Promise<T>,
  { everyMs, patienceMs, afterSilenceMs = 0 }: Manners,
): () => Promise<Looked<T>> {
  let last: { at: number; looked: Looked<T> } | undefined;
  let asking: { since: number; answer: Promise<Looked<T>> } | undefined;
  const put = (): Promise<Looked<T>> => {
    const since = performance.now();
    const answer = ask()
      .then<Looked<T>, Looked<T>>(
        (found) => ({ answered: true, found }),
        () => ({ answered: false }),
      )
      .then((looked) => {
        last = { at: performance.now(), looked };
        if (asking?.since === since) asking = undefined;
        return looked;
      });
    asking = { since, answer };
    return answer;
  };
  return async () => {
    const at = performance.now();
    if (last && at - last.at < (last.looked.answered ? everyMs : afterSilenceMs)) return last.looked;
    const lost = Math.max(lostMs, afterSilenceMs);
    const open = asking && at - asking.since < lost ? asking.answer : put();
    return patient(patienceMs, open);
  };
}

async function patient<T>(patienceMs: number, work: Promise<Looked<T>>): Promise<Looked<T>> {
  const enough = new AbortController();
  const silence = pause<Looked<T>>(patienceMs, { answered: false }, { signal: enough.signal });
  silence.catch(() => undefined);
  try {
    return await Promise.race([work, silence]);
  } finally {
    enough.abort();
  }
}
