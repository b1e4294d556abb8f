import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';
import { teamsClient } from '../support/teams-client.ts';

const schema = `rehearsal_${randomBytes(6).toString('hex')}`;
const url = inject('databaseUrl');
let bot: BotProcess;
let connector: FakeConnector;

beforeAll(async () => {
  connector = await startFakeConnector();
  bot = await startBotProcess(url, schema);
});
afterAll(async () => {
  await bot.kill();
  await connector.close();
  const database = openDatabase(url, 'public');
  await database.query(`drop schema ${schema} cascade`);
  await database.end();
});

test('a whole rehearsal in Teams, with the bot killed in the middle of it', async () => {
  const teams = teamsClient({ botUrl: bot.url, connector });
  await teams.arrive();
  await teams.type('rehearse');
  expect(teams.card().metadata.kind).toBe('rehearsals');
  await teams.press('rehearsal-choose', { where: { scenario: 'work-stress' } });
  expect(teams.card().metadata.kind).toBe('rehearsal-briefing');
  await teams.press('rehearsal-begin', { where: { level: 'coached' } });
  expect(teams.words()).toContain('Craig');

  await teams.type('Hello Craig, I am one of the nurses here. What brings you in?');
  const first = teams.words();
  expect(teams.card().metadata.kind).toBe('rehearsal-talk');
  // The same words again, as Teams redelivers them, are not said twice.
  await teams.repeat();
  expect(teams.words()).toBe(first);

  await bot.kill();
  bot = await startBotProcess(url, schema);
  teams.moveTo(bot.url);
  await teams.type('Who is at home with you?');
  expect(teams.card().metadata.kind).toBe('rehearsal-talk');
  expect(teams.words()).toContain('Read as: Asking who is at home');
  expect(teams.words()).toContain('Donna');

  await teams.type('danger');
  expect(teams.card().metadata.kind).toBe('danger');
  await teams.type('rehearse');
  await teams.press('rehearsal-resume');
  expect(teams.card().metadata.kind).toBe('rehearsal-talk');
  await teams.type('stop');
  expect(teams.card().metadata.kind).toBe('rehearsal-debrief');
  expect(teams.words()).toContain('You stopped here.');
  await teams.press('rehearsal-close', { via: 'submit' });
  expect(teams.card().metadata.kind).toBe('rehearsal-closed');
  // Nobody is in the room any more: typed words belong to the rest of Askwell again.
  await teams.type('help');
  expect(teams.card().metadata.kind).toBe('help');
});
