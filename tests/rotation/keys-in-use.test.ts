import { expect, test } from 'vitest';
import { checkKeys, giveUpKey, KeysDoNotFit } from '../../src/store/keys-in-use.ts';
import { rotateKeys } from '../../src/store/rotate-keys.ts';
import { readKeyRing } from '../../src/store/seal.ts';
import { startBotProcess } from '../support/bot-process.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { asSetting, live, manyEvents, newKey, replica } from './support/fill.ts';

const current = useTestDatabase();
const db = () => current().database;
const [old, fresh] = [newKey('old'), newKey('fresh')];
const now = new Date();
const noted = async () =>
  (await db().query('select id from sealing_key order by id')).rows.map(({ id }) => id);

test('a ring that lacks a key which seals something is refused by the id of that key, until nothing needs it', async () => {
  await checkKeys(db(), [old], now);
  await manyEvents(current(), [old], 5);
  await expect(checkKeys(db(), [fresh], now)).rejects.toThrow(KeysDoNotFit);
  await expect(checkKeys(db(), [fresh], now)).rejects.toThrow('"old" is missing from ASKWELL_KEYS');
  await checkKeys(db(), [fresh, old], now);
  await rotateKeys(db(), [fresh, old]);
  await checkKeys(db(), [fresh], now);
  expect(await noted()).toEqual(['fresh']);
});

test.each([
  'enquiry_session',
  'enquiry_event',
  'turn',
  'rehearsal',
  'rehearsal_event',
  'escalation',
  'audit_event',
])('one value in %s is enough to need its key', async (table) => {
  await checkKeys(db(), [old, fresh], now);
  await live(replica(current(), [old]), current(), 'person-1');
  await rotateKeys(db(), [fresh, old]);
  await checkKeys(db(), [fresh, old], now);
  const column =
    { turn: 'reply', audit_event: 'words' }[table] ?? (/_event|escal/.test(table) ? 'body' : 'snapshot');
  await db().query(
    `update ${table} set ${column} = '\\x036f6c64'::bytea || substring(${column} from 7)
        where ctid = (select ctid from ${table} where ${column} is not null limit 1)`,
  );
  await db().query(
    "insert into sealing_key select 'old', proof, since from sealing_key where id = 'fresh' on conflict do nothing",
  );
  await expect(checkKeys(db(), [fresh], now)).rejects.toThrow('"old" is missing');
});

test('a database from before keys were noted: what is in use is found by looking', async () => {
  await manyEvents(current(), [old], 5);
  await expect(checkKeys(db(), [fresh], now)).rejects.toThrow('"old" is missing');
  await checkKeys(db(), [fresh, old], now);
  expect(await noted()).toEqual(['fresh', 'old']);
});

test('another key under the same id is refused, whether it seals or only opens', async () => {
  await checkKeys(db(), [old], now);
  await expect(checkKeys(db(), [newKey('old')], now)).rejects.toThrow('"old" in ASKWELL_KEYS is not the one');
  await expect(checkKeys(db(), [fresh, newKey('old')], now)).rejects.toThrow(
    '"old" in ASKWELL_KEYS is not the one',
  );
});

test('replicas that start at once with two keys under one id: one of them is refused', async () => {
  const started = await Promise.allSettled([
    checkKeys(db(), [old], now),
    checkKeys(db(), [newKey('old')], now),
  ]);
  expect(started.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a key that is lost for good can be given up, and then the ring is enough', async () => {
  await checkKeys(db(), [old], now);
  await manyEvents(current(), [old], 5);
  await checkKeys(db(), [fresh], now, 'let-be');
  await expect(checkKeys(db(), [fresh], now)).rejects.toThrow('"old" is missing');
  expect(await giveUpKey(db(), 'old')).toBe(true);
  await checkKeys(db(), [fresh], now);
});

test('the bot refuses to start, in one plain sentence', async () => {
  const { url, schema } = current();
  await checkKeys(db(), [old], now);
  await manyEvents(current(), [old], 1);
  const start = startBotProcess(url, schema, { ASKWELL_KEYS: asSetting([fresh]) });
  await expect(start).rejects.toThrow(/ready:\nThe key "old" is missing from ASKWELL_KEYS.*says so\.\n$/);
  const bot = await startBotProcess(url, schema, { ASKWELL_KEYS: asSetting([fresh, old]) });
  expect(await bot.stop()).toBe(0);
  await db().query(`drop schema ${schema}_jobs cascade`);
});

test('a ring with one id twice, one key twice, or more than an id and a key is refused without the key', () => {
  const twin = { ...old, id: 'twin' };
  for (const ring of [
    [old, newKey('old')],
    [old, fresh, twin],
  ])
    expect(() => readKeyRing(asSetting(ring))).toThrow(/^Keys 1 and \d of the key ring have the same id or/);
  const message = 'Key 1 of the key ring is not "id:" followed by 32 bytes in base64.';
  expect(() => readKeyRing(`${asSetting([old])}:more`)).toThrow(message);
  expect(readKeyRing(asSetting([old, fresh]))).toEqual([old, fresh]);
});
