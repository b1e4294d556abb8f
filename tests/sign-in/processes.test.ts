import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { projectRoot } from '../support/content.ts';
import { type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';
import { type OpenIdServer, startOpenIdServer } from '../support/openid-server.ts';
import { teamsClient } from '../support/teams-client.ts';
import { useTestDatabase } from '../support/test-database.ts';

const database = useTestDatabase();
const trial = join(projectRoot, 'deploy/local/organisation.yaml');
const elsewhere = '99999999-2222-4333-8444-555555555555';
const folder = mkdtempSync(join(tmpdir(), 'askwell-sign-in-'));

let openId: OpenIdServer;
let connector: FakeConnector;
let running: BotProcess | undefined;
beforeAll(async () => {
  openId = await startOpenIdServer();
  connector = await startFakeConnector({ admits: openId.admits });
});
afterAll(async () => {
  await connector.close();
  await openId.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the bot as a process for as long as `look` looks at it. */
async function withBot(env: NodeJS.ProcessEnv, look: (bot: BotProcess) => Promise<void>): Promise<void> {
  running = await startBotProcess(database().url, database().schema, env);
  try {
    await look(running);
  } finally {
    await running.kill();
  }
}
/** A bot that starts all the same is ended: nobody else would. */
const fails = (env: NodeJS.ProcessEnv) => {
  const started = startBotProcess(database().url, database().schema, env);
  return expect(started.then((bot) => bot.kill())).rejects;
};
const production = (file = trial) => ({ ...openId.environment, ORGANISATION_FILE: file });

async function tables(): Promise<string[]> {
  const { rows } = await database().database.query<{ name: string }>(
    'select table_name as name from information_schema.tables where table_schema = $1 order by 1',
    [database().schema],
  );
  return rows.map(({ name }) => name);
}

/** Every row that holds this word anywhere, under its table. What jobs write meanwhile has nothing to do with it. */
async function rowsWith(word: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const name of await tables()) {
    const { rows } = await database().database.query<{ row: string }>(
      `select t::text as row from ${name} t where t::text like $1 order by 1`,
      [`%${word}%`],
    );
    if (rows.length > 0) found[name] = rows.map(({ row }) => row);
  }
  return found;
}

/** How many rows each table of a turn has. */
async function sizes(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const name of ['turn', 'person', 'enquiry_session', 'enquiry_event', 'audit_event']) {
    const { rows } = await database().database.query(`select count(*)::int as n from ${name}`);
    found[name] = rows[0].n;
  }
  return found;
}

/** What is half written yet is no line. */
function lineOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

test('without an app id it does not start, off this machine or in production, and says why', async () => {
  const without = { ASKWELL_MODE: 'production', ORGANISATION_FILE: trial, MicrosoftAppId: '' };
  for (const HOST of ['0.0.0.0', '127.0.0.1'])
    await fails({ ...without, HOST }).toThrow(/ended before it was ready:\nMicrosoftAppId is empty/);
  await fails({ HOST: '0.0.0.0' }).toThrow('Local mode has no sign-in');
});

test('local mode says where it listens and that nobody signs in, and only this machine reaches it', async () => {
  await withBot({ HOST: undefined }, async (bot) => {
    const lines = () => bot.said().trim().split('\n').map(lineOf);
    await expect
      .poll(lines, { timeout: 20_000 })
      .toContainEqual(expect.objectContaining({ event: 'no-sign-in', url: bot.url }));
    const outside = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (outside) {
      const address = bot.url.replace('127.0.0.1', outside.address);
      await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    }
  });
});

test('local mode knows the tenants of its organisation file, and no others', async () => {
  const open = await startFakeConnector();
  await withBot({}, async (bot) => {
    const before = await sizes();
    const stranger = teamsClient({ botUrl: bot.url, connector: open, tenant: elsewhere });
    expect((await stranger.type('start')).status).toBe(403);
    expect([await sizes(), await rowsWith(elsewhere), await rowsWith(stranger.person)]).toEqual([
      before,
      {},
      {},
    ]);
    expect(open.received).toEqual([]);
    // Log lines are written together, five times a second.
    await expect.poll(() => bot.said()).toContain('tenant-not-listed');
    expect(bot.said()).not.toContain(elsewhere);
    expect((await teamsClient({ botUrl: bot.url, connector: open }).type('start')).status).toBe(200);
  });
  await open.close();
});

test('in production the bot takes what is signed, and shows the connector a token of its own', async () => {
  await withBot(production(), async (bot) => {
    const authorization = openId.bearer(connector.url);
    const teams = teamsClient({ botUrl: bot.url, connector, authorization });
    expect((await teams.type('start')).status).toBe(200);
    expect(teams.card().metadata.kind).toBeTruthy();
    // One token for all that it sends.
    await teams.type('help');
    expect([teams.messages().length, openId.asked().tokens]).toEqual([2, 1]);

    const before = await sizes();
    const unsigned = teamsClient({ botUrl: bot.url, connector });
    const foreign = teamsClient({ botUrl: bot.url, connector, authorization, tenant: elsewhere });
    expect((await unsigned.type('start')).status).toBe(401);
    expect((await foreign.type('start')).status).toBe(403);
    expect(await sizes()).toEqual(before);
    for (const { person } of [unsigned, foreign]) expect(await rowsWith(person)).toEqual({});
    expect(Object.keys(await rowsWith(teams.person))).toContain('turn');
  });
});

test('a request that was caught and is sent again gets the same answer, and changes nothing', async () => {
  await withBot(production(), async (bot) => {
    const authorization = openId.bearer(connector.url);
    const teams = teamsClient({ botUrl: bot.url, connector, authorization });
    await teams.arrive();
    await teams.press('start');
    teams.fill({ pathway: 'may-harm', timing: 'afterwards' });
    const pressed = await teams.press('answer');
    expect(pressed.status).toBe(200);
    // The note of what was sent is written a moment later.
    const unnoted = 'select 1 from turn where sent_at is null';
    await expect
      .poll(async () => (await database().database.query(unnoted)).rows, { timeout: 20_000 })
      .toEqual([]);
    const [before, size, sent] = [await rowsWith(teams.person), await sizes(), connector.received.length];
    const again = await teams.repeat();
    expect([again.status, again.body]).toEqual([200, pressed.body]);
    // Whatever was still to be written is written before it has ended.
    expect(await bot.stop()).toBe(0);
    expect([await rowsWith(teams.person), await sizes()]).toEqual([before, size]);
    expect(connector.received.length).toBe(sent);
  });
});

test('an organisation file that names another service address does not start the bot', async () => {
  const file = join(folder, 'organisation.yaml');
  const text = readFileSync(trial, 'utf8');
  const at = (address: string) =>
    text.replace('name: Safeguarding leads}', `name: Safeguarding leads, service-url: "${address}"}`);
  writeFileSync(file, at('https://attacker.trafficmanager.net/uk/'));
  await fails(production(file)).toThrow('is no address of Teams that Askwell writes to');
  writeFileSync(file, at('https://localhost/'));
  await fails(production(file)).toThrow('is no address of Teams that Askwell writes to');
});
