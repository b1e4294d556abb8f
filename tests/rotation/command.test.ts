import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countByKey } from '../../src/store/key-of.ts';
import { createSeal, type KeyRing } from '../../src/store/seal.ts';
import { projectRoot } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { asSetting, live, manyEvents, newKey, openAll, replica } from './support/fill.ts';

const current = useTestDatabase();
const [old, fresh] = [newKey('old'), newKey('fresh')];
const count = async () =>
  Object.fromEntries((await countByKey(current().database)).map(({ key, values }) => [key, values]));

/** npm run rotate-keys, in a process of its own. `killAfterMs`: so long after its first word it is ended at once. */
async function command(
  ring: KeyRing,
  { killAfterMs, args = [] }: { killAfterMs?: number; args?: string[] } = {},
) {
  const { url, schema } = current();
  const env = {
    ASKWELL_MODE: 'local',
    DATABASE_URL: url,
    DATABASE_SCHEMA: schema,
    ASKWELL_KEYS: asSetting(ring),
  };
  const child = spawn(process.execPath, [join(projectRoot, 'scripts/rotate-keys.ts'), ...args], {
    env: { ...process.env, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  if (killAfterMs !== undefined)
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), killAfterMs));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, said };
}

test('killed at any point and run again, it goes on, and nothing is lost on the way', async () => {
  await manyEvents(current(), [old], 9000);
  const ring = [fresh, old];
  let left = 9001;
  for (const killAfterMs of [0, 35, 90, 160]) {
    const { code } = await command(ring, { killAfterMs });
    expect(code).toBeNull();
    const now = await count();
    expect((now.old ?? 0) + (now.fresh ?? 0)).toBe(9001);
    expect(now.old ?? 0).toBeLessThan(left);
    left = now.old ?? 0;
  }
  expect(left).toBeGreaterThan(0);
  const { code, said } = await command(ring);
  expect(code).toBe(0);
  expect(said).toContain('The key "old" seals nothing any more and may be taken out of ASKWELL_KEYS.');
  const opened = await openAll(current().database, createSeal([fresh]));
  expect(opened.size).toBe(9001);
  expect([...opened.values()].filter((one) => JSON.stringify(one).includes('told'))).toHaveLength(9000);
});

test('it says numbers, ids and tables; never what was sealed, and never a key', async () => {
  await live(replica(current(), [old]), current(), 'person-1');
  const session = await manyEvents(current(), [old], 3);
  const lost = createSeal([newKey('lost')]).close({ text: 'told' }, `event:${session}:2`);
  await current().database.query('update enquiry_event set body = $1 where step = 2 and session = $2', [
    lost,
    session,
  ]);
  const { code, said } = await command([fresh, old]);
  expect(code).toBe(1);
  expect(said).toContain(`Cannot be opened, and was left as it is: enquiry_event, row ${session} 2.`);
  expect(said).toContain('The key "lost" still seals 1 value.');
  for (const secret of ['told', 'for person-1', ...[old, fresh].map(({ key }) => key.toString('base64'))])
    expect(said).not.toContain(secret);
});

test('another key under a known id changes nothing and says so', async () => {
  await live(replica(current(), [old]), current(), 'person-1');
  expect((await command([old])).code).toBe(0);
  const before = await count();
  const { code, said } = await command([fresh, newKey('old')]);
  expect(code).toBe(1);
  expect(said).toContain('The key "old" in ASKWELL_KEYS is not the one that sealed');
  expect(await count()).toEqual(before);
});

test('before the bot of this version has started there, it says so and changes nothing', async () => {
  await current().database.query('drop table sealing_key');
  const { code, said } = await command([old]);
  expect(code).toBe(1);
  expect(said).toMatch(/^There are no tables of this version here/);
});

test('a key that is lost for good is given up by its id; one that is on the ring is not', async () => {
  await manyEvents(current(), [old], 3);
  expect((await command([old])).code).toBe(0);
  const kept = await command([fresh, old], { args: ['--give-up', 'old'] });
  expect(kept).toMatchObject({ code: 1, said: expect.stringContaining('nothing was given up') });
  await manyEvents(current(), [old], 3);
  const given = await command([fresh], { args: ['--give-up', 'old'] });
  expect(given.code).toBe(1);
  expect(given.said).toContain('The key "old" is given up');
  const { rows } = await current().database.query('select id from sealing_key');
  expect(rows).toEqual([{ id: 'fresh' }]);
});
