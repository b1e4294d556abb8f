/**
 * npm run rotate-keys: seals everything that is stored anew with the first key of ASKWELL_KEYS, while the bot goes on.
 * Every replica must have that key first already. Ended at any point, run it again; two at once do no harm. Says how many
 * values each key still seals, and which key may be taken out. Exit code 1 while any value is not sealed with the first
 * key; one that cannot be opened is named by its table and row. Reads the environment as the bot does.
 * npm run rotate-keys -- --give-up ID: that key is lost for good. The bot starts without it, and what it sealed stays shut.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { openDatabase } from '../src/store/database.ts';
import { checkKeys, giveUpKey } from '../src/store/keys-in-use.ts';
import { rotateKeys } from '../src/store/rotate-keys.ts';
import { readKeyRing } from '../src/store/seal.ts';
import { isAllAnew, saysOfRotation } from './local/says-of-rotation.ts';

process.exitCode = 1;
try {
  const { values: given } = parseArgs({ options: { 'give-up': { type: 'string' } } });
  const lost = given['give-up'];
  const config = readConfig(process.env, join(import.meta.dirname, '..'));
  const ring = readKeyRing(config.keys);
  if (ring.some(({ id }) => id === lost))
    throw new Error(`The key "${lost}" is on the ring; nothing was given up.`);
  const database = openDatabase(config.databaseUrl, config.databaseSchema);
  try {
    await checkKeys(database, ring, new Date(), 'let-be');
    let saidAt = 0;
    const rotated = await rotateKeys(database, ring, ({ table, column }, done) => {
      if (done === 0 || Date.now() - saidAt < 1000) return;
      saidAt = Date.now();
      console.log(`${table}.${column}: ${done} sealed anew so far`);
    });
    for (const line of saysOfRotation(ring, rotated)) console.log(line);
    if (lost !== undefined) {
      await giveUpKey(database, lost);
      console.log(`The key "${lost}" is given up: the bot starts without it, and what it sealed stays shut.`);
    }
    process.exitCode = isAllAnew(ring, rotated) ? 0 : 1;
  } finally {
    await database.end();
  }
} catch (error) {
  const { code, message } = error as Error & { code?: string };
  const notYet =
    'There are no tables of this version here: is this the bot’s database and schema, and did it start once?';
  console.error(code === '42P01' ? notYet : message);
}
