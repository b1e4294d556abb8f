import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeal } from '../../src/store/seal.ts';
import { sealedColumns, unsealedBytes } from '../../src/store/sealed-columns.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { live, newKey, openAll, replica, valuesOf } from './support/fill.ts';

const current = useTestDatabase();

test('every column of bytes in the database is on the list: sealed, or with a reason why not', async () => {
  const { database, schema } = current();
  const { rows } = await database.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = $1 and (data_type = 'bytea' or udt_name = '_bytea') order by 1`,
    [schema],
  );
  const listed = [
    ...sealedColumns.map(({ table, column }) => `${table}.${column}`),
    ...Object.keys(unsealedBytes),
  ];
  expect(rows.map(({ name }) => name)).toEqual(listed.toSorted());
});

test('each is found by its table’s whole primary key, in its order and types', async () => {
  const { database, schema } = current();
  for (const { table, keys } of sealedColumns) {
    const { rows } = await database.query<{ column: string; type: string }>(
      `select a.attname as column, format_type(a.atttypid, null) as type
         from pg_index i, unnest(i.indkey) with ordinality as k (attnum, n), pg_attribute a
        where i.indrelid = ($1 || '.' || $2)::regclass and i.indisprimary and a.attrelid = i.indrelid
          and a.attnum = k.attnum order by k.n`,
      [schema, table],
    );
    expect(rows).toEqual(keys);
  }
});

test('after real turns every column of the list has values, and each opens at its place', async () => {
  const key = newKey('one');
  await live(replica(current(), [key]), current(), 'person-1');
  await openAll(current().database, createSeal([key]));
  for (const column of sealedColumns)
    expect([column.table, (await valuesOf(current().database, column)).length]).not.toEqual([
      column.table,
      0,
    ]);
});

const uuid = fc.uuid();
const anyPlace = fc.oneof(
  ...sealedColumns.map((column) =>
    fc
      .tuple(...column.keys.map(({ type }) => (type === 'uuid' ? uuid : fc.nat().map(String))))
      .map((key) => column.place(key)),
  ),
);

test('a value that was moved to any other row or column does not open; in its own it does', () => {
  const seal = createSeal([newKey('one')]);
  fc.assert(
    fc.property(anyPlace, anyPlace, fc.jsonValue(), (place, other, value) => {
      const sealed = seal.close(value, place);
      expect(JSON.stringify(seal.open(sealed, place))).toBe(JSON.stringify(value));
      if (place !== other) expect(() => seal.open(sealed, other)).toThrow();
    }),
  );
});

test('two rows have two places, whatever their columns', () => {
  const id = '0b0e4a52-3f0c-4a6e-9d7e-1f2a3b4c5d6e';
  const places = sealedColumns.flatMap(({ keys, place }) => {
    const key = keys.map(({ type }) => (type === 'uuid' ? id : '12'));
    return [place(key), place(key.map((part) => (part === '12' ? '1' : part)))];
  });
  const expected = sealedColumns.reduce(
    (n, { keys }) => n + (keys.some(({ type }) => type !== 'uuid') ? 2 : 1),
    0,
  );
  expect(new Set(places).size).toBe(expected);
});

test('changed anywhere by one bit, cut short or made longer, a value does not open', () => {
  const seal = createSeal([newKey('one')]);
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.integer({ min: 0, max: 7 }), (value, at, bit) => {
      const sealed = seal.close(value, 'turn:x');
      const changed = Buffer.from(sealed);
      const i = at % changed.length;
      changed[i] = (changed[i] ?? 0) ^ (1 << bit);
      for (const bad of [changed, sealed.subarray(0, i), Buffer.concat([sealed, Buffer.from([bit])])])
        expect(() => seal.open(bad, 'turn:x')).toThrow();
    }),
  );
});

test('a shorter tag, which could be guessed, is no tag', () => {
  const key = newKey('one');
  const sealed = createSeal([key]).close('', 'turn:x');
  const iv = sealed.subarray(4, 16);
  const cipher = createCipheriv('aes-256-gcm', key.key, iv, { authTagLength: 4 }).setAAD(
    Buffer.from('turn:x'),
  );
  cipher.final();
  const forged = Buffer.concat([sealed.subarray(0, 16), cipher.getAuthTag()]);
  expect(() => createSeal([key]).open(forged, 'turn:x')).toThrow('Invalid authentication tag length');
});

test('no two values are sealed with the same random start: with one key that would give both away', () => {
  const seal = createSeal([newKey('one')]);
  const starts = Array.from({ length: 3_000 }, () => seal.close('the same', 'turn:x').toString('hex', 4, 16));
  expect(new Set(starts).size).toBe(3_000);
});
