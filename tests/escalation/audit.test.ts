import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type AuditEntry, appendAudit, auditOf, verifyAudit, wordsOf } from '../../src/store/audit.ts';
import { inTransaction } from '../../src/store/database.ts';
import { createSeal } from '../../src/store/seal.ts';
import { useTestDatabase } from '../support/test-database.ts';

const current = useTestDatabase();
const db = () => current().database;
const key = { id: 'first', key: randomBytes(32) };
const seal = createSeal([key]);
const at = new Date('2026-11-23T10:00:00.123Z');

const entry = (no: number, words?: string): AuditEntry => ({
  ...{ tenant: 't', actor: 'marek', what: 'advise', policy: 'p' },
  // Keys in no order, numbers, accents, nesting: the database gives them back in its own order.
  detail: { z: no, a: { c: [1, null, 'ŵ "'], b: 1.5 }, token: no, missing: undefined },
  ...(words !== undefined && { words }),
});
const append = (no: number, words?: string) =>
  inTransaction(db(), (tx) => appendAudit(tx, seal, entry(no, words), at));
const appendSome = async (count = 5) => {
  for (let no = 1; no <= count; no += 1) await append(no, no % 2 === 0 ? `advice ${no}` : undefined);
};

/** As somebody could who owns the database: with the trigger out of the way. */
const tamper = (sql: string, values: unknown[] = []) =>
  inTransaction(db(), async (tx) => {
    await tx.query('alter table audit_event disable trigger user');
    const { rowCount } = await tx.query(sql, values);
    await tx.query('alter table audit_event enable trigger user');
    expect(rowCount).toBeGreaterThan(0);
  });

test('an empty audit holds, and so does one with and without words', async () => {
  expect(await verifyAudit(db(), seal)).toEqual({ ok: true, links: 0, head: '00'.repeat(32) });
  await appendSome();
  const head = (await db().query<{ hash: Buffer }>('select hash from audit_head')).rows[0]?.hash.toString(
    'hex',
  );
  expect(await verifyAudit(db(), seal)).toEqual({ ok: true, links: 5, head });
});

test.each<[string, string, string]>([
  ['who did it', "update audit_event set actor = 'nia' where no = 3", '3'],
  ['what was done', "update audit_event set what = 'close' where no = 3", '3'],
  ['when', "update audit_event set at = at + interval '1 ms' where no = 3", '3'],
  ['under which policy', "update audit_event set policy = 'q' where no = 3", '3'],
  ['in which tenant', "update audit_event set tenant = 'u' where no = 3", '3'],
  ['a detail', `update audit_event set detail = detail || '{"token": 4}' where no = 3`, '3'],
  [
    'a detail that was not there',
    `update audit_event set detail = detail || '{"x": null}' where no = 3`,
    '3',
  ],
  ['a detail less', `update audit_event set detail = detail - 'z' where no = 3`, '3'],
  ['the digest of the words', "update audit_event set digest = sha256('x') where no = 4", '4'],
  ['its own hash', "update audit_event set hash = sha256('x') where no = 3", '3'],
  ['the last one', "update audit_event set actor = 'nia' where no = 5", '5'],
  ['the first one', "update audit_event set actor = 'nia' where no = 1", '1'],
])('changed: %s: found, and named', async (_, sql, no) => {
  await appendSome();
  await tamper(sql);
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: no, why: 'changed' });
});

test('a row taken out is missed at the next one', async () => {
  await appendSome();
  await tamper('delete from audit_event where no = 3');
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '4', why: 'missing' });
});

test('a row taken out, and the others moved up: they no longer hang together', async () => {
  await appendSome();
  await tamper('delete from audit_event where no = 3');
  await tamper('update audit_event set no = no - 1 where no = 4');
  await tamper('update audit_event set no = no - 1 where no = 5');
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '3', why: 'not-linked' });
});

test('the tail cut off, or everything', async () => {
  await appendSome();
  await tamper('delete from audit_event where no >= 4');
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '3', why: 'cut-off' });
  await tamper('delete from audit_event');
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '0', why: 'cut-off' });
});

test('a head that was set back, or is gone', async () => {
  await appendSome();
  await db().query('update audit_head set no = 4, hash = (select hash from audit_event where no = 4)');
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '5', why: 'cut-off' });
  await db().query('delete from audit_head');
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '5', why: 'cut-off' });
  await expect(append(6)).rejects.toThrow('the audit has lost its head');
});

const copyOf3 = (no: string, previous: string) =>
  `insert into audit_event select ${no}, at, tenant, escalation, actor, what, policy, detail, words, digest, ${previous}, hash
     from audit_event where no = 3`;

test('a row put in: behind the last one, or in the place of one that was taken out', async () => {
  await appendSome();
  await tamper(copyOf3('6', '(select hash from audit_event where no = 5)'));
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '6', why: 'changed' });
  await tamper('delete from audit_event where no = 6');
  await tamper('delete from audit_event where no = 5');
  await tamper(copyOf3('5', 'previous'));
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '5', why: 'not-linked' });
});

test('words swapped between two rows, put in another’s place, or damaged', async () => {
  await appendSome();
  const { rows } = await db().query<{ words: Buffer }>(
    'select words from audit_event where no in (2, 4) order by no',
  );
  const [two, four] = rows.map(({ words }) => words);
  await tamper(
    'update audit_event set words = case no when 2 then $1::bytea else $2 end where no in (2, 4)',
    [four, two],
  );
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '2', why: 'words-changed' });
  await tamper('update audit_event set words = $1 where no = 2', [two]);
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '4', why: 'words-changed' });
  await tamper(
    'update audit_event set words = set_byte($1::bytea, 30, 255 - get_byte($1, 30)) where no = 4',
    [four],
  );
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '4', why: 'words-changed' });
});

test('other words, sealed by somebody who has the key', async () => {
  await appendSome();
  const forged = seal.close({ salt: '00', text: 'I never said that' }, 'audit:4');
  await db().query('update audit_event set words = $1 where no = 4', [forged]);
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '4', why: 'words-changed' });
});

test('sealed anew under another key the words still hold; without the old key they cannot be read, and it says so', async () => {
  await appendSome();
  const ring = createSeal([{ id: 'second', key: randomBytes(32) }, key]);
  for (const no of [2, 4]) {
    const { rows } = await db().query<{ words: Buffer }>('select words from audit_event where no = $1', [no]);
    const salted = ring.open(rows[0]?.words as Buffer, `audit:${no}`);
    await db().query('update audit_event set words = $2 where no = $1', [
      no,
      ring.close(salted, `audit:${no}`),
    ]);
  }
  expect(await verifyAudit(db(), ring)).toMatchObject({ ok: true, links: 5 });
  expect(await verifyAudit(db(), seal)).toEqual({ ok: false, at: '2', why: 'words-unreadable' });
});

test('words that were erased leave the chain whole', async () => {
  await appendSome();
  await db().query('update audit_event set words = null where no = 2');
  expect(await verifyAudit(db(), seal)).toMatchObject({ ok: true, links: 5 });
});

test.each([
  "update audit_event set actor = 'nia' where no = 3",
  "update audit_event set detail = '{}' where no = 3",
  "update audit_event set hash = sha256('x'), words = null where no = 2",
  'update audit_event set digest = null, words = null where no = 2',
  'update audit_event set no = 9 where no = 5',
  'delete from audit_event where no = 5',
  'truncate audit_event',
])('the database refuses: %s', async (sql) => {
  await appendSome();
  await expect(db().query(sql)).rejects.toThrow('the audit is never rewritten');
  expect(await verifyAudit(db(), seal)).toMatchObject({ ok: true, links: 5 });
});

test('the same words twice have two digests: nobody can guess at them', async () => {
  await append(1, 'yes');
  await append(2, 'yes');
  const { rows } = await db().query<{ digests: number }>(
    'select count(distinct digest)::int as digests from audit_event',
  );
  expect(rows[0]?.digests).toBe(2);
});

test('a turn that fails leaves no link and no gap', async () => {
  await append(1);
  const failing = inTransaction(db(), async (tx) => {
    await appendAudit(tx, seal, entry(2), at);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await append(3);
  expect(await verifyAudit(db(), seal)).toMatchObject({ ok: true, links: 2 });
});

test('a thousand links from twenty connections are one chain, and hold while they are added', async () => {
  const lines = Array.from({ length: 20 }, async (_, line) => {
    for (let i = 0; i < 50; i += 1) await append(line * 50 + i, i % 10 === 0 ? `words ${i}` : undefined);
  });
  const all = Promise.all(lines);
  let going = true;
  void all.finally(() => {
    going = false;
  });
  const seen: number[] = [];
  while (going) {
    const verified = await verifyAudit(db(), seal);
    expect(verified.ok).toBe(true);
    if (verified.ok) seen.push(verified.links);
  }
  await all;
  expect(seen.some((links) => links > 0 && links < 1000)).toBe(true);
  expect(await verifyAudit(db(), seal)).toMatchObject({ ok: true, links: 1000 });
});

test('of one escalation only its own, the oldest first, with the words', async () => {
  await append(1, 'about nothing');
  const { rows } = await db().query<{ id: string }>('select gen_random_uuid() as id');
  const escalation = rows[0]?.id ?? '';
  await db().query(
    `insert into escalation (id, reference, tenant, raised_by, locale, policy, chain, steps, state, level, machine_version,
       snapshot, revision, token, due_at, body, raised_at, updated_at)
     values ($1, 'r', 't', 'c', 'en-GB', 'p', 's', '{}', 'raised', 'high', 1, '{}', 1, 1, now(), '', now(), now())`,
    [escalation],
  );
  for (const words of ['first', undefined, 'third']) {
    await inTransaction(db(), (tx) => appendAudit(tx, seal, { ...entry(2, words), escalation }, at));
  }
  const history = await auditOf(db(), escalation);
  expect(history.map((row) => wordsOf(seal, row))).toEqual(['first', undefined, 'third']);
  expect(history[0]?.at).toEqual(at);
});
