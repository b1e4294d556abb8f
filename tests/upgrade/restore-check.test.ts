import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { projectRoot } from '../support/content.ts';
import { connectorThen, keys } from './support/people.ts';
import { loadRelease, type Released } from './support/upgraded-house.ts';

let copy: Released;
beforeEach(async () => {
  copy = await loadRelease('0.1.0.sql', connectorThen);
});
afterEach(() => copy.drop());

/** npm run restore-check on the copy, after somebody did this to it. */
async function check(change = 'select 1', more: NodeJS.ProcessEnv = {}) {
  await copy.database.query(change);
  await copy.database.end();
  return run(more);
}
async function run(more: NodeJS.ProcessEnv = {}, address = copy.address) {
  const env = {
    ...{ ASKWELL_MODE: 'local', ASKWELL_KEYS: keys },
    ORGANISATION_FILE: join(projectRoot, 'tests/upgrade/support/organisation.yaml'),
  };
  const script = join(projectRoot, 'scripts/restore-check.ts');
  const child = spawn(process.execPath, [script, address], { env: { ...process.env, ...env, ...more } });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, said, failed: said.split('\n').filter((line) => line.startsWith('FAILED')) };
}
const idsOf = async (sql: string): Promise<string[]> =>
  (await copy.database.query<{ id: string }>(sql)).rows.map(({ id }) => id);

test('a good copy, of an older release too: it says what it proved, and leaves the copy as it was', async () => {
  const waiting = await idsOf(`select id from enquiry_session where status in ('open', 'paused')`);
  const { code, said, failed } = await check();
  expect(failed).toEqual([]);
  expect(code).toBe(0);
  expect(said).toMatch(/^schema: older; 0006-[\w-]+\.sql, .* can be applied to it \(and were undone\)$/m);
  expect(said).toContain(`${waiting.length} open or paused enquiries go on`);
  expect(said).toContain('5 open escalations are shown to lead and clinician');
  expect(said).toMatch(/^\d{3} sealed values open$/m);
  expect(said).toMatch(/^audit: \d+ links, all hold/m);
  expect(said).toMatch(/^rows in enquiry_event: \d+$/m);
  expect(said).toContain('This copy can be served.');
  expect(said).not.toMatch(/school nurse|weekend|Craig/);
  const after = openDatabase(copy.address);
  const { rows } = await after.query<{ n: number }>('select count(*)::int as n from migration');
  const { rows: tables } = await after.query(`select to_regclass('askwell.sealing_key') as later`);
  await after.end();
  expect([rows[0]?.n, tables[0]?.later]).toEqual([5, null]);
});

test('without the key that sealed it, every sealed row is named', async () => {
  const [session] = await idsOf(`select id from enquiry_session where status = 'open'`);
  const { code, said, failed } = await check('select 1', {
    ASKWELL_KEYS: `other:${randomBytes(32).toString('base64')}`,
  });
  expect(code).toBe(1);
  expect(failed.join('\n')).toContain(
    `enquiry_session.snapshot, row ${session}: sealed with a key that is not in ASKWELL_KEYS`,
  );
  expect(failed.join('\n')).toMatch(/audit_event, row \d+: words-unreadable/);
  expect(said).toContain('This copy cannot be served as it is');
});

test('another key under the same id is no key', async () => {
  const { code, failed } = await check('select 1', {
    ASKWELL_KEYS: `released:${randomBytes(32).toString('base64')}`,
  });
  expect(code).toBe(1);
  expect(failed.join('\n')).toContain('damaged, or moved from another row');
});

test('a table that came back empty: enquiries whose steps are missing are named', async () => {
  const open = await idsOf(`select id from enquiry_session where status in ('open', 'paused') order by id`);
  const { code, failed } = await check('truncate enquiry_event');
  expect(code).toBe(1);
  expect(failed).toHaveLength(open.length);
  for (const id of open)
    expect(failed.join('\n')).toMatch(new RegExp(`row ${id}: \\d+ steps were taken and 0 are there`));
});

test('escalations without their messages are named by their reference', async () => {
  const { code, failed } = await check('truncate post cascade');
  expect(code).toBe(1);
  expect(failed).toHaveLength(4);
  expect(failed[0]).toMatch(
    /^FAILED escalation, row [\w-]+ \([a-z]+-[a-z]+-\d+\): it is \w+, and no message/,
  );
});

test('an audit row that was changed is named', async () => {
  const { code, failed } = await check(
    `set session_replication_role = replica; update audit_event set actor = 'somebody' where no = 3`,
  );
  expect(code).toBe(1);
  expect(failed).toEqual(['FAILED audit_event, row 3: changed']);
});

test('a snapshot that no longer opens into an enquiry is named, and the others are looked at all the same', async () => {
  const [one, other] = await idsOf(`select id from enquiry_session where status = 'open' order by id`);
  const { code, failed } = await check(
    `update enquiry_session set snapshot = (select snapshot from enquiry_session where id = '${other}') where id = '${one}'`,
  );
  expect(code).toBe(1);
  expect(failed.every((line) => line.includes(one ?? 'none'))).toBe(true);
});

test('a database that somebody is at work in is refused, and so is one that is not of Askwell', async () => {
  const atWork = { code: 1, said: expect.stringContaining('at work in this database') };
  await copy.database.query('select 1');
  expect(await run()).toMatchObject(atWork);
  // A plain user sees less of the others' connections.
  const user = `keeper_${randomBytes(6).toString('hex')}`;
  await copy.database.query(`create role ${user} login password 'keeper'`);
  const address = Object.assign(new URL(copy.address), { username: user, password: 'keeper' }).href;
  expect(await run({}, address)).toMatchObject(atWork);
  await copy.database.query(`drop role ${user}`);
  const strange = await check('select 1', { DATABASE_SCHEMA: 'elsewhere' });
  expect(strange).toMatchObject({ code: 1, said: expect.stringContaining('no tables of Askwell') });
});
