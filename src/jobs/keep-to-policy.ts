import { randomUUID } from 'node:crypto';
import { type DataKind, dataKinds, keptUntil, type RetentionPolicy } from '../core/retention/how-long.ts';
import { appendAudit } from '../store/audit.ts';
import { type Database, inTransaction, type Queryable } from '../store/database.ts';
import { eraseEscalation, forgetRaiser } from '../store/forget-raiser.ts';
import { type Expired, escalationsDue, removeExpired } from '../store/remove-expired.ts';
import { beginRun, noteRun, type Removed } from '../store/retention-runs.ts';
import type { Seal } from '../store/seal.ts';

export type KeepToPolicyParts = {
  database: Database;
  seal: Seal;
  policy: () => RetentionPolicy;
  now: () => Date;
  /** Something of this kind could not be worked on. */
  failed: (kind: DataKind, error: unknown) => void;
};

/** `unfinished`: its time was over; the next round goes on where it stopped. */
export type Kept = { removed: Removed; failed: DataKind[]; unfinished: boolean };

/** Below the 90 seconds after which somebody else takes the job over. */
export const mostMsOfRound = 60_000;

/**
 * Removes what has been kept long enough, by the organisation's policy, in small batches of a transaction each: one that
 * is cut off has removed what it says, and the next goes on. Nobody's turn waits for it. A kind that fails is told and
 * does not keep the others from being worked on.
 */
export async function keepToPolicy(parts: KeepToPolicyParts): Promise<Kept> {
  const { database, now } = parts;
  const { version, days, reachable } = parts.policy();
  const [run, begun] = [randomUUID(), now()];
  const kept: Kept = { removed: {}, failed: [], unfinished: false };
  const inTime = () => now().getTime() - begun.getTime() < mostMsOfRound;
  const note = (endedAt: Date | null) => noteRun(database, run, { ...kept, endedAt });
  await beginRun(database, run, begun);
  for (const kind of dataKinds) {
    const expired = { until: keptUntil(days[kind], begun), reachable };
    try {
      for await (const n of batches(parts, version, kind, expired, begun)) {
        kept.removed[kind] = (kept.removed[kind] ?? 0) + n;
        await note(null);
        if (!inTime()) break;
      }
    } catch (error) {
      kept.failed.push(kind);
      parts.failed(kind, error);
    }
    if (!inTime()) kept.unfinished = true;
    if (kept.unfinished) break;
  }
  await note(now());
  return kept;
}

/** Works on one kind, and says after each batch how many went. */
async function* batches(
  parts: KeepToPolicyParts,
  policy: string,
  kind: DataKind,
  expired: Expired,
  now: Date,
): AsyncGenerator<number> {
  if (kind === 'wishes' || kind === 'escalations') {
    yield* oneByOne(parts, policy, kind, expired, now);
    return;
  }
  for (;;) {
    const n = await inTransaction(parts.database, (tx) => removeExpired(tx, kind, expired));
    if (n === 0) return;
    yield n;
  }
}

/** Each in a transaction of its own, with its line in the audit. One that cannot be opened does not hold up the others. */
async function* oneByOne(
  { database, seal }: KeepToPolicyParts,
  policy: string,
  kind: 'wishes' | 'escalations',
  expired: Expired,
  now: Date,
): AsyncGenerator<number> {
  const work = (tx: Queryable, id: string) =>
    kind === 'wishes' ? forgetRaiser(tx, seal, id) : eraseEscalation(tx, seal, id, now);
  let trouble: { cause: unknown } | undefined;
  for (const id of await escalationsDue(database, kind, expired)) {
    try {
      const done = await inTransaction(database, async (tx) => {
        const said = await work(tx, id);
        if (said) await appendAudit(tx, seal, { ...said, actor: 'askwell', policy }, now);
        return said !== undefined;
      });
      if (done) yield 1;
    } catch (cause) {
      trouble ??= { cause };
    }
  }
  if (trouble) throw trouble.cause;
}
