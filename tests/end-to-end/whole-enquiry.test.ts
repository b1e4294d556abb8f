import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';
import { type TeamsClient, teamsClient } from '../support/teams-client.ts';

// A database of its own: one test here takes it away, and the others' tests must not notice.
const name = `e2e_${randomBytes(6).toString('hex')}`;
const server = openDatabase(inject('databaseUrl'), 'public');
const address = new URL(inject('databaseUrl'));
address.pathname = `/${name}`;
const url = address.href;
const schema = 'askwell';
let bot: BotProcess;
let connector: FakeConnector;

beforeAll(async () => {
  await server.query(`create database ${name}`);
  connector = await startFakeConnector();
  bot = await startBotProcess(url, schema);
});
afterEach(() => connector.behave());
afterAll(async () => {
  await bot.kill();
  await connector.close();
  await server.query(`drop database ${name} with (force)`);
  await server.end();
});

const ready = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

async function opened(changes: Record<string, string> = {}): Promise<TeamsClient> {
  const teams = teamsClient({ botUrl: bot.url, connector });
  await teams.arrive();
  await teams.press('start');
  teams.fill({ pathway: 'may-harm', timing: 'afterwards', ...changes });
  await teams.press('answer');
  return teams;
}

async function toSummary(teams: TeamsClient): Promise<number> {
  let cards = 0;
  while (teams.card().metadata.stage !== 'summary') {
    const ids = teams.inputs().map(({ id }) => id);
    if (ids.includes('seen-alone')) teams.fill(ready);
    if (ids.includes('cues')) teams.fill({ cues: 'alcohol-or-drugs' });
    if (ids.includes('household')) teams.fill({ household: 'partner,child-under-18' });
    if (ids.includes('family-afraid')) teams.fill({ 'family-afraid': 'yes' });
    if (ids.includes('separation')) teams.fill({ separation: 'yes' });
    await teams.press('answer');
    cards += 1;
    if (cards > 20) throw new Error(`no summary after ${cards} cards: ${teams.words()}`);
  }
  return cards;
}

test('a scripted client walks from the welcome to the summary, what to say, the record and the end', async () => {
  const teams = await opened();
  expect(await toSummary(teams)).toBeLessThanOrEqual(8);
  expect(teams.words()).toContain('At least high');
  await teams.press('go-to', { where: { stage: 'response' } });
  expect(teams.card().metadata.stage).toBe('response');
  await teams.press('back');
  await teams.press('go-to', { where: { stage: 'recording' } });
  const text = teams.inputs().find(({ id }) => id === 'record-text')?.value;
  expect(text).toContain('HIDE FROM ONLINE ACCESS');
  await teams.press('close');
  expect(teams.card().metadata.stage).toBe('closed');
});

test.each(['may-be-harmed', 'unclear'])('the pathway %s reaches its summary too', async (pathway) => {
  const teams = await opened({ pathway });
  await toSummary(teams);
  expect(teams.words()).toContain('NOT KNOWN');
});

test('killed in the middle of an enquiry, it goes on after the last confirmed answer', async () => {
  const teams = await opened({ timing: 'in-consultation' });
  teams.fill(ready);
  await teams.press('answer');
  teams.fill({ cues: 'hand-injury' });
  await teams.press('answer');
  await bot.kill();
  bot = await startBotProcess(url, schema);
  teams.moveTo(bot.url);
  teams.fill({ household: 'partner' });
  await teams.press('answer');
  expect(teams.words()).toContain('1 of 3');
  await teams.press('answers');
  expect(teams.words()).toContain('Injured hand');
});

test('killed after the commit, the redelivered tap gets the same card and moves nothing', async () => {
  const teams = await opened({ timing: 'in-consultation' });
  teams.fill(ready);
  await teams.press('answer');
  const shown = teams.words();
  await bot.kill();
  bot = await startBotProcess(url, schema);
  teams.moveTo(bot.url);
  await teams.repeat();
  expect(teams.words()).toBe(shown);
});

test('a database that is gone for a while: a plain word, nothing lost, and on it goes', async () => {
  const teams = await opened({ timing: 'in-consultation' });
  await server.query(`alter database ${name} with allow_connections false`);
  await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  teams.fill(ready);
  const refused = await teams.press('answer');
  await server.query(`alter database ${name} with allow_connections true`);
  expect(refused.status).toBe(200);
  expect(refused.body.value.message).toContain('could not be kept');
  teams.fill(ready);
  await teams.press('answer');
  expect(teams.card().metadata.stage).toBe('cues');
});

test('SIGTERM ends it cleanly within ten seconds', async () => {
  const other = await startBotProcess(url, schema);
  const before = Date.now();
  expect(await other.stop()).toBe(0);
  expect(Date.now() - before).toBeLessThan(10_000);
});
