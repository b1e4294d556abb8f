import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { inTransaction } from '../../src/store/database.ts';
import { createSeal, readKeyRing } from '../../src/store/seal.ts';
import { projectRoot } from '../support/content.ts';
import { clinician, matter, minutes, monday, useEscalations } from './support/escalation-rig.ts';
import { close } from './support/walk-escalation.ts';

const keys = `script:${randomBytes(32).toString('base64')}`;
const rig = useEscalations(createSeal(readKeyRing(keys)));
const run = promisify(execFile);

/** The script as people run it. Out: its exit code and what it said. */
async function audit(
  ...given: (string | Record<string, string>)[]
): Promise<{ code: number; out: string; err: string }> {
  const args = given.filter((one) => typeof one === 'string');
  const more = Object.assign({}, ...given.filter((one) => typeof one === 'object'));
  const { url, schema } = rig.current();
  const env = {
    ...process.env,
    DATABASE_URL: url,
    DATABASE_SCHEMA: schema,
    ASKWELL_KEYS: keys,
    ASKWELL_MODE: 'local',
    ...more,
  };
  const script = join(projectRoot, 'scripts', 'audit.ts');
  try {
    const { stdout, stderr } = await run(process.execPath, [script, ...args], { env });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

async function story() {
  await rig.meet('marek', 'sian', 'farida', clinician);
  const { id, reference } = await rig.raise('high', monday);
  await rig.happen(id, { type: 'ADVISE', by: 'marek' }, minutes(monday, 2), 'ring me\nat noon');
  await rig.happen(id, close('marek'), minutes(monday, 9));
  await rig.raise('high', minutes(monday, 10));
  return reference;
}

test('the chain: how many links hold, and exit code 0', async () => {
  await story();
  const { code, out } = await audit();
  expect(out).toMatch(/^audit: 4 links, all hold; the newest is [0-9a-f]{64}\n$/);
  expect(code).toBe(0);
});

test('broken: the number of the link, why, and exit code 1; a history can be read all the same', async () => {
  const reference = await story();
  await inTransaction(rig.db(), async (tx) => {
    await tx.query('alter table audit_event disable trigger user');
    await tx.query("update audit_event set actor = 'nia' where no = 3");
    await tx.query('alter table audit_event enable trigger user');
  });
  const { code, out } = await audit(reference);
  expect(out).toContain('nia: close');
  expect(out).toContain('audit: broken at link 3: it does not say what was written');
  expect(code).toBe(1);
  expect(JSON.parse((await audit('--json')).out)).toEqual({ chain: { ok: false, at: '3', why: 'changed' } });
});

test('one escalation: who did what and when; what was written only when asked for; nothing of the enquiry', async () => {
  const reference = await story();
  const { out, code } = await audit(reference);
  expect(code).toBe(0);
  expect(out).toContain(`${reference}: high, closed, raised 2026-11-23 10:00:00Z`);
  expect(out).toMatch(
    /2026-11-23 10:00:00Z {2}clinician: raised .*paged \["marek","channel:leads"\].*policy/,
  );
  expect(out).toMatch(/2026-11-23 10:02:00Z {2}marek: advise/);
  expect(out).toMatch(/2026-11-23 10:09:00Z {2}marek: close .*closing advised/);
  expect(out.match(/: raised {2}/g)).toHaveLength(1);
  for (const secret of ['ring me', matter.raisedBy, clinician]) expect(out).not.toContain(secret);
  const told = (await audit(reference, '--words')).out;
  expect(told).toContain('| ring me\n        | at noon');
  expect(told).not.toContain(matter.raisedBy);
});

test('for a machine', async () => {
  const reference = await story();
  const { history } = JSON.parse((await audit(reference, '--json')).out);
  expect(history).toMatchObject({
    reference,
    state: 'closed',
    level: 'high',
    raisedAt: monday.toISOString(),
  });
  expect(history.events.map(({ what, words }: { what: string; words?: string }) => [what, words])).toEqual(
    ['raised', 'advise', 'close'].map((what) => [what, undefined]),
  );
  const spoken = JSON.parse((await audit(reference, '--json', '--words')).out).history.events;
  expect(spoken[1].words).toBe('ring me\nat noon');
});

test('an unknown reference, an unknown option, another schema: a plain sentence and exit code 1', async () => {
  const unknown = await audit('no-such-one');
  expect([unknown.code, unknown.err]).toEqual([
    1,
    'There is no escalation with the reference "no-such-one".\n',
  ]);
  const option = await audit('--everything');
  expect(option.code).toBe(1);
  expect(option.err).not.toContain('    at ');
  const elsewhere = await audit({ DATABASE_SCHEMA: 'nowhere' });
  expect(elsewhere.code).toBe(1);
  expect(elsewhere.err).toMatch(
    /^The audit cannot be read: is this the bot's database and schema\? \(.*\)\n$/,
  );
});
