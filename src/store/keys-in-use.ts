import { type Database, inTransaction, type Queryable } from './database.ts';
import { countByKey, whereSealedWith } from './key-of.ts';
import { createSeal, type KeyRing } from './seal.ts';
import { placeOf } from './sealed-columns.ts';

/** The ring does not fit what is stored. The message is for whoever set ASKWELL_KEYS, and names key ids only. */
export class KeysDoNotFit extends Error {
  override name = 'KeysDoNotFit';
}

const known = 'askwell';
const proofBy = (key: KeyRing[number]) => createSeal([key]).close(known, placeOf.key(key.id));

/**
 * Notes the key that seals from now on, and throws KeysDoNotFit when the ring cannot open what other keys have sealed:
 * found later, it would fail turn by turn. Cheap, unless a key that was in use is missing: then every table is searched
 * for it, and where it seals nothing any more it is forgotten. `missing` 'let-be' asks only that the keys which are there
 * are the right ones: a rotation seals anew what it can.
 */
export async function checkKeys(
  database: Database,
  ring: KeyRing,
  now: Date,
  missing: 'refuse' | 'let-be' = 'refuse',
): Promise<void> {
  await inTransaction(database, async (tx) => {
    // One replica at a time: two that start with different keys of one id must not both be the first.
    await tx.query('lock table sealing_key in share row exclusive mode');
    await tx.query("set local statement_timeout = '10min'");
    const { rows } = await tx.query<{ id: string; proof: Buffer }>('select id, proof from sealing_key');
    const inUse = rows.length > 0 ? rows : await foundInUse(tx);
    for (const { id, proof } of inUse) {
      const key = ring.find((one) => one.id === id);
      if (!key && missing === 'refuse') await forgetOrRefuse(tx, id);
      if (key && proof && !holds(key, proof)) throw new KeysDoNotFit(otherKey(id));
    }
    const [active] = ring;
    const noted = ring.filter(({ id }) => id === active?.id || inUse.some((one) => one.id === id));
    for (const key of noted) {
      await tx.query(
        'insert into sealing_key (id, proof, since) values ($1, $2, $3) on conflict (id) do nothing',
        [key.id, proofBy(key), now],
      );
    }
  });
}

/** A database from before keys were noted: every key that seals something there. */
async function foundInUse(tx: Queryable): Promise<{ id: string; proof?: Buffer }[]> {
  return (await countByKey(tx)).flatMap(({ key }) => (key === undefined ? [] : [{ id: key }]));
}

/** The key is lost for good: what it sealed stays shut, and the bot starts all the same. Out: whether it was noted. */
export async function giveUpKey(database: Database, id: string): Promise<boolean> {
  const { rowCount } = await database.query('delete from sealing_key where id = $1', [id]);
  return rowCount === 1;
}

async function forgetOrRefuse(tx: Queryable, id: string): Promise<void> {
  if (await whereSealedWith(tx, id)) throw new KeysDoNotFit(missingKey(id));
  await tx.query('delete from sealing_key where id = $1', [id]);
}

function holds(key: KeyRing[number], proof: Buffer): boolean {
  try {
    return createSeal([key]).open(proof, placeOf.key(key.id)) === known;
  } catch {
    // Another key under the same id: its tag does not fit.
    return false;
  }
}

const missingKey = (id: string) =>
  `The key "${id}" is missing from ASKWELL_KEYS, and stored values are sealed with it. Put it back behind the first ` +
  'key; it may go when "npm run rotate-keys" says so.';
const otherKey = (id: string) =>
  `The key "${id}" in ASKWELL_KEYS is not the one that sealed what is stored under this id. Put the right one there; a ` +
  'new key needs an id of its own.';
