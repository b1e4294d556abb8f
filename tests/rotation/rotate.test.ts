import { expect, test } from 'vitest';
import { type Database, inTransaction } from '../../src/store/database.ts';
import { countByKey } from '../../src/store/key-of.ts';
import { resealColumn } from '../../src/store/reseal.ts';
import { rotateKeys } from '../../src/store/rotate-keys.ts';
import { createSeal, type KeyRing } from '../../src/store/seal.ts';
import { type SealedColumn, sealedColumns } from '../../src/store/sealed-columns.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { live, manyEvents, newKey, openAll, replica } from './support/fill.ts';

const current = useTestDatabase();
const db = () => current().database;
const [old, fresh, third] = [newKey('old'), newKey('fresh'), newKey('third')];
const count = async () =>
  Object.fromEntries((await countByKey(db())).map(({ key, values }) => [key, values]));
const columnOf = (table: string) => sealedColumns.find((one) => one.table === table) as SealedColumn;

test('what two older keys sealed is sealed with the first one, says the same, and needs no other key', async () => {
  await live(replica(current(), [old]), current(), 'person-1');
  await live(replica(current(), [third, old]), current(), 'person-2');
  const before = await openAll(db(), createSeal([old, third]));
  const rotated = await rotateKeys(db(), [fresh, old, third]);
  expect(rotated).toMatchObject({ resealed: before.size, unopened: [] });
  expect(rotated.counts.toSorted((a, b) => b.values - a.values)).toEqual([
    { key: 'fresh', values: before.size },
    { key: 'old', values: 0 },
    { key: 'third', values: 0 },
  ]);
  expect(await openAll(db(), createSeal([fresh]))).toEqual(before);
  expect(await rotateKeys(db(), [fresh])).toMatchObject({ resealed: 0 });
});

test('while people go on: every turn is answered, none is lost, and afterwards the old key opens nothing', async () => {
  await manyEvents(current(), [old], 1500);
  let now = replica(current(), [old]);
  const people = ['a', 'b', 'c', 'd'].map((name) => `person-${name}`);
  const theirs = await Promise.all(people.map((person) => live((turn) => now(turn), current(), person)));
  // Every replica has the new key first by now; what lies there was sealed with the old one.
  now = replica(current(), [fresh, old]);
  let rotating = true;
  let turns = 0;
  const talking = theirs.map(async (turn) => {
    while (rotating) {
      await turn();
      turns += 1;
    }
  });
  const rotated = await rotateKeys(db(), [fresh, old]);
  rotating = false;
  await Promise.all(talking);
  expect(turns).toBeGreaterThan(8);
  expect(rotated.unopened).toEqual([]);
  expect((await count()).old).toBeUndefined();
  const opened = await openAll(db(), createSeal([fresh]));
  const { rows } = await db().query<{ n: number }>('select count(*)::int as n from enquiry_event');
  expect([...opened.keys()].filter((place) => place.startsWith('event:'))).toHaveLength(rows[0]?.n ?? 0);
  // And they go on with the new key alone.
  await live(replica(current(), [fresh]), current(), 'person-after').then((turn) => turn());
});

/** The database, with something happening just before each statement that has these words in it. */
const butFirst = (happens: () => Promise<unknown>, words = 'update '): Database =>
  Object.assign(Object.create(db()) as Database, {
    query: async (text: string, values: unknown[]) => {
      if (text.includes(words)) await happens();
      return db().query(text, values);
    },
  });

test('what a turn wrote between the reading and the putting back stays as the turn wrote it', async () => {
  const session = await manyEvents(current(), [old], 3);
  const newer = createSeal([old]).close({ text: 'newer' }, `event:${session}:2`);
  const meanwhile = butFirst(() => db().query('update enquiry_event set body = $1 where step = 2', [newer]));
  const ring: KeyRing = [fresh, old];
  const result = await resealColumn(meanwhile, createSeal(ring), ring, columnOf('enquiry_event'));
  expect(result).toEqual({ done: 2, passedOver: 1, unopened: [] });
  const opened = await openAll(db(), createSeal(ring));
  expect(opened.get(`event:${session}:2`)).toEqual({ text: 'newer' });
  await rotateKeys(db(), ring);
  expect((await openAll(db(), createSeal([fresh]))).get(`event:${session}:2`)).toEqual({ text: 'newer' });
});

test('what was erased in between stays erased', async () => {
  await live(replica(current(), [old]), current(), 'person-1');
  const ring: KeyRing = [fresh, old];
  const erased = butFirst(() => db().query('update turn set reply = null'));
  const { done } = await resealColumn(erased, createSeal(ring), ring, columnOf('turn'));
  expect(done).toBe(0);
  expect((await db().query('select 1 from turn where reply is not null')).rows).toEqual([]);
});

test('a row that somebody holds is not waited for, and is done in the next round', async () => {
  const session = await manyEvents(current(), [old], 3);
  const ring: KeyRing = [fresh, old];
  await inTransaction(db(), async (tx) => {
    await tx.query('select 1 from enquiry_event where session = $1 and step = 1 for update', [session]);
    const result = await resealColumn(db(), createSeal(ring), ring, columnOf('enquiry_event'));
    expect(result).toEqual({ done: 2, passedOver: 1, unopened: [] });
    // Only then is it let go: whoever waits for it here waits for ever.
  });
  await rotateKeys(db(), ring);
  expect(await count()).toEqual({ fresh: 4 });
});

test('two at once: each value is sealed anew once, and all of it opens', async () => {
  await manyEvents(current(), [old], 2500);
  const ring: KeyRing = [fresh, old];
  const both = await Promise.all([rotateKeys(db(), ring), rotateKeys(db(), ring)]);
  expect(both.map(({ resealed }) => resealed).reduce((a, b) => a + b)).toBe(2501);
  expect((await openAll(db(), createSeal([fresh]))).size).toBe(2501);
});

test('two who disagree about the first key end, and whoever is last has everything', async () => {
  await manyEvents(current(), [old], 800);
  await Promise.all([rotateKeys(db(), [fresh, old, third]), rotateKeys(db(), [third, old, fresh])]);
  await rotateKeys(db(), [fresh, old, third]);
  expect(await count()).toEqual({ fresh: 801 });
});

test('values that do not open are named and left, and the others go on', async () => {
  const session = await manyEvents(current(), [old], 450);
  const put = (step: number, body: Buffer) =>
    db().query('update enquiry_event set body = $2 where step = $1', [step, body]);
  await put(1, Buffer.alloc(0));
  await put(7, createSeal([newKey('lost')]).close({}, `event:${session}:7`));
  await put(300, createSeal([old]).close({}, `event:${session}:301`));
  await put(450, Buffer.from('told in the clear'));
  const rotated = await rotateKeys(db(), [fresh, old]);
  expect(rotated.unopened).toEqual(
    [1, 7, 300, 450].map((step) => ({ table: 'enquiry_event', row: `${session} ${step}` })),
  );
  expect(await count()).toEqual({ fresh: 447, lost: 1, old: 1, undefined: 2 });
});

test('a replica that still seals with the old key is found out by the count', async () => {
  await live(replica(current(), [old]), current(), 'person-1');
  const straggler = await live(replica(current(), [old, fresh]), current(), 'person-2');
  const meanwhile = butFirst(straggler, 'from audit_event');
  const { counts } = await rotateKeys(meanwhile, [fresh, old]);
  expect(counts.find(({ key }) => key === 'old')?.values).toBeGreaterThan(0);
  expect((await rotateKeys(db(), [fresh, old])).counts).toContainEqual({ key: 'old', values: 0 });
});
