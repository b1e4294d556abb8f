import { setTimeout as pause } from 'node:timers/promises';
import { type Database, inTransaction } from './database.ts';
import { countByKey, type KeyCount } from './key-of.ts';
import { resealColumn, type Unopened } from './reseal.ts';
import { createSeal, type KeyRing } from './seal.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';

/** What a rotation came to. `counts`: the keys of the ring and any other that still seals something. */
export type Rotated = { resealed: number; unopened: Unopened[]; counts: KeyCount[] };

/** Replicas that still seal with an older key make work for ever: after so many rounds the count says what is left. */
const mostRounds = 5;
const betweenRoundsMs = 200;

/**
 * Seals everything anew with the first key of the ring, while turns go on. Ended at any point, it is run again and goes
 * on; two at once do no harm. Throws where the database is gone.
 */
export async function rotateKeys(
  database: Database,
  ring: KeyRing,
  tell: (column: SealedColumn, done: number) => void = () => {},
): Promise<Rotated> {
  const seal = createSeal(ring);
  const unopened = new Map<string, Unopened>();
  let resealed = 0;
  for (let round = 1; round <= mostRounds; round += 1) {
    let moved = 0;
    for (const column of sealedColumns) {
      const result = await resealColumn(database, seal, ring, column, (done) => tell(column, done));
      resealed += result.done;
      moved += result.done + result.passedOver;
      for (const one of result.unopened) unopened.set(`${one.table} ${one.row}`, one);
    }
    // A round that found nothing to do is the proof; one that was passed over may be free by now.
    if (moved === 0) break;
    await pause(betweenRoundsMs);
  }
  return { resealed, unopened: [...unopened.values()], counts: await counted(database, ring) };
}

async function counted(database: Database, ring: KeyRing): Promise<KeyCount[]> {
  const found = await inTransaction(database, async (tx) => {
    await tx.query("set local statement_timeout = '10min'");
    return countByKey(tx);
  });
  const none = ring.filter(({ id }) => !found.some(({ key }) => key === id));
  return [...found, ...none.map(({ id }) => ({ key: id, values: 0 }))];
}
