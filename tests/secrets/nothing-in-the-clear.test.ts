import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people, tenant, writeOrganisation } from '../../scripts/drill/organisation.ts';
import { freePort } from '../../scripts/local/ports.ts';
import { type LocalPostgres, startLocalPostgres } from '../../scripts/local-postgres.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createSeal, readKeyRing } from '../../src/store/seal.ts';
import { openAll } from '../rotation/support/fill.ts';
import { type BotProcess, keys, startBotProcess } from '../support/bot-process.ts';
import { projectRoot } from '../support/content.ts';
import { cardsOf } from '../support/escalation-cards.ts';
import { type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';
import { type Answered, type TeamsClient, teamsClient } from '../support/teams-client.ts';
import { everyFile, everyTable, type Looked } from './support/look-everywhere.ts';
import { leaksIn, planted, root } from './support/planted.ts';
import * as say from './support/say-everything.ts';

// A server of its own: its files and its log are looked through, and it logs all that it is asked.
const folder = join(projectRoot, '.data', `secrets-${randomBytes(6).toString('hex')}`);
const home = join(folder, 'postgres');
const organisation = join(folder, 'organisation.yaml');
const schema = 'askwell';
let postgres: LocalPostgres;
let database: Database;
/** Beside the bot's database, to take that one away. */
let beside: Database;
let connector: FakeConnector;
let bot: BotProcess;
let metrics = '';
/** Every bot that ran; the last words of one that was killed still come in after its end. */
const bots: BotProcess[] = [];
const answers: Looked[] = [];

const mostTalkative = {
  ...{ log_statement: 'all', log_min_duration_statement: '0', log_error_verbosity: 'verbose' },
  ...{ log_parameter_max_length: '-1', log_parameter_max_length_on_error: '-1', log_min_messages: 'info' },
};

async function start(): Promise<void> {
  const port = await freePort();
  metrics = `http://127.0.0.1:${port}/metrics`;
  bot = await startBotProcess(postgres.url, schema, {
    ...{ LOG_LEVEL: 'debug', ORGANISATION_FILE: organisation, METRICS_PORT: `${port}` },
  });
  bots.push(bot);
}

async function until(what: string, look: () => Promise<unknown> | unknown): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if (await look()) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error(`it never came: ${what}`);
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeOrganisation(organisation);
  postgres = await startLocalPostgres({ folder: home });
  database = openDatabase(postgres.url, schema);
  beside = openDatabase(postgres.url.replace(/askwell$/, 'postgres'), 'public');
  for (const [name, value] of Object.entries(mostTalkative))
    await database.query(`alter system set ${name} = '${value}'`);
  await database.query('select pg_reload_conf()');
  connector = await startFakeConnector();
  await start();
});
afterAll(async () => {
  await bot?.kill();
  await connector?.close();
  await database?.end();
  await beside?.end();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const clients: TeamsClient[] = [];
const client = (person: string, name: string): TeamsClient => {
  const teams = teamsClient({ botUrl: bot.url, connector, tenant, person, name });
  clients.push(teams);
  return teams;
};

async function afterRestart(): Promise<void> {
  await start();
  for (const teams of clients) teams.moveTo(bot.url);
}

/** What the bot says to whoever asks how it is. */
async function look(): Promise<void> {
  for (const address of [`${bot.url}/healthz`, `${bot.url}/readyz`, metrics]) {
    const text = await (await fetch(address)).text();
    answers.push({ name: address, bytes: Buffer.from(text) });
  }
}

const numbers = [say.callBack, say.refused.number].flatMap((number) => [number, number.replaceAll(' ', '')]);
const more = [
  ...[...numbers, say.refused.name, 'a secret of the library'],
  // Keys are no business of any log or table either.
  keys.split(':')[1] ?? '',
];

const failed = ({ body, sent }: Answered) =>
  expect(`${sent[0]?.text} ${body?.value?.message}`).toContain('could not be kept');

/** Each of them with something that was just written on its way. */
async function everythingGoesWrong(teams: TeamsClient): Promise<void> {
  connector.misbehave({ status: 500, conversation: teams.conversation, times: 2 });
  await teams.type(planted('whilefailing'));
  connector.misbehave({
    status: 403,
    code: 'ConversationBlockedByUser',
    conversation: teams.conversation,
    times: 1,
  });
  await teams.type(planted('whileblocked'));
  connector.misbehave({ status: 'reset', conversation: teams.conversation, times: 2 });
  await teams.type(planted('whilereset'));
  connector.behave();

  // The database refuses the row, and says which one it was.
  await database.query("alter table turn add constraint refuses check (locale = 'none') not valid");
  failed(await teams.type(planted('whilerefused')));
  failed(await say.press(teams, { verb: 'find', query: planted('findrefused') }));
  await database.query('alter table turn drop constraint refuses');

  await beside.query('alter database askwell with allow_connections false');
  await beside.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'askwell'");
  failed(await teams.type(planted('whilecut')));
  await beside.query('alter database askwell with allow_connections true');

  // The log is written by the way, and a process that is killed takes the last lines with it.
  await until('the log of all that', () => bot.said().split('"turn-failed"').length > 3);
  void teams.type(planted('whilekilled')).catch(() => undefined);
  await bot.kill();
  await afterRestart();
}

/** Told, and then discarded: the rows are gone, and the files of the database must not have it either. */
async function tellAndDiscard(teams: TeamsClient): Promise<void> {
  await teams.type('start');
  teams.fill({ pathway: 'may-be-harmed', timing: 'afterwards' });
  await teams.press('answer');
  await say.press(teams, { verb: 'danger', ...say.atOf(teams, 'session'), note: planted('discarded') });
  await teams.press('carry-on');
  await teams.type('discard');
  await say.press(teams, { verb: 'discard-confirmed', ...say.atOf(teams, 'session') });
}

beforeAll(async () => {
  const clinician = client(randomUUID(), `Dr ${planted('clinician')}`);
  const lead = client(people.lena.entra, planted('lead'));
  const deputy = client(people.dev.entra, planted('deputy'));
  await lead.arrive();
  await deputy.arrive();
  await say.enquire(clinician);
  await say.escalate(clinician);
  const { rows } = await database.query<{ id: string }>('select id from escalation');
  const escalation = rows[0]?.id ?? 'not raised';
  await until('the card of the lead', () => cardsOf(connector, lead.conversation, escalation).length > 0);
  await say.answerEscalation(lead, clinician, escalation);
  await say.rehearse(client(randomUUID(), planted('trainee')));
  await say.malform(clinician, bot.url);
  await look();
  await everythingGoesWrong(client(randomUUID(), planted('unlucky')));
  await tellAndDiscard(client(randomUUID(), planted('rueful')));
  await look();
  // What is still in memory of the server reaches its files.
  await database.query('analyze');
  await database.query('checkpoint');
  expect(await bot.stop()).toBe(0);
}, 240_000);

const everywhere = async (): Promise<Looked[]> => [
  ...(await everyTable(database)),
  ...everyFile(home),
  ...bots.map((one, i) => ({ name: `output of bot ${i + 1}`, bytes: Buffer.from(one.said()) })),
  ...answers,
];
const leaks = (looked: readonly Looked[]) =>
  looked.flatMap(({ name, bytes }) => leaksIn(bytes, more).map((leak) => ({ name, ...leak })));

test('nothing that anybody wrote is in a table, a file, a log or an answer to a keeper', async () => {
  expect(leaks(await everywhere())).toEqual([]);
});

test('it was all said and taken: what is kept is there, sealed', async () => {
  const opened = JSON.stringify([...(await openAll(database, createSeal(readKeyRing(keys)))).values()]);
  const kept = [
    'note',
    'more',
    'reason',
    'question',
    'clinician',
    'advice',
    'addition',
    'again',
    'line',
    'second',
  ];
  for (const where of kept) expect(opened).toContain(`${root}${where}`);
  expect(opened).toContain(say.callBack);
});

test('what was refused, and what was discarded, is not there sealed either', async () => {
  const { rows } = await database.query("select 1 from enquiry_session where status = 'discarded'");
  expect(rows).toHaveLength(1);
  const places = await openAll(database, createSeal(readKeyRing(keys)));
  const opened = JSON.stringify([...places.values()]);
  for (const gone of [say.refused.number, say.refused.name, planted('discarded'), planted('malformed')])
    expect(opened).not.toContain(gone);
});

test('every place was looked into', async () => {
  const looked = await everywhere();
  const names = looked.map(({ name }) => name);
  for (const name of ['askwell.enquiry_event', 'askwell.turn', 'askwell.post', 'askwell_jobs.job_common'])
    expect(names.some((one) => one.startsWith(name))).toBe(true);
  expect(names.filter((name) => /pg_wal\/[0-9A-F]{24}$/.test(name)).length).toBeGreaterThan(0);
  const text = (name: string) => looked.find((one) => one.name === name)?.bytes.toString() ?? '';
  // The server logged statements with their values, and the errors that were made on purpose.
  const serverLog = text('server.log');
  expect(serverLog).toContain('Failing row contains');
  expect(serverLog.match(/[Pp]arameters: \$1 = /g)?.length).toBeGreaterThan(100);
  // The bot logged what went wrong, each turn under its id.
  const events = bots
    .map((one) => one.said())
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { event: string; correlation?: string; dropped?: number });
  const count = (event: string) => events.filter((line) => line.event === event).length;
  expect(count('turn-failed')).toBe(3);
  for (const event of ['request', 'reply-not-sent', 'listening', 'stopping'])
    expect(count(event)).toBeGreaterThan(0);
  expect(events.filter(({ event, dropped }) => event === 'unlisted' || dropped)).toEqual([]);
  const ofTurns = events.filter(({ event }) => ['request', 'turn-failed', 'reply-not-sent'].includes(event));
  expect(ofTurns.filter(({ correlation }) => !correlation)).toEqual([]);
  expect(answers.map(({ bytes }) => bytes.toString()).join('')).toContain('askwell_');
});

test.each(['utf-8', 'utf-16le', 'utf-16be', 'hex', 'base64+0', 'base64+1', 'base64+2'])(
  'it would be found as %s in a table, as a value and as bytes, and in the files of the server',
  async (encoding) => {
    const word = planted('onpurpose');
    const bytes = encoding.startsWith('utf-16') ? Buffer.from(word, 'utf16le') : Buffer.from(word);
    if (encoding === 'utf-16be') bytes.swap16();
    const before = Buffer.from('-'.repeat(Number(encoding.split('+')[1] ?? 0)));
    const texts: Record<string, string> = {
      'utf-8': word,
      hex: bytes.toString('hex'),
      ...{ 'base64+0': '', 'base64+1': '', 'base64+2': '' },
    };
    const text = texts[encoding] === '' ? Buffer.concat([before, bytes]).toString('base64') : texts[encoding];
    await database.query('create table planted (json jsonb, bytes bytea)');
    try {
      await database.query('insert into planted values ($1, $2)', [
        JSON.stringify({ a: [text ?? 'none'] }),
        encoding.startsWith('utf-') ? bytes : Buffer.from(text ?? ''),
      ]);
      await database.query('checkpoint');
      const found = leaks([...(await everyTable(database)), ...everyFile(home)]);
      const where = found.filter((leak) => leak.encoding === encoding).map(({ name }) => name);
      expect(where).toContain('askwell.planted');
      expect(where.some((name) => name.startsWith('base/'))).toBe(true);
    } finally {
      await database.query('drop table planted');
    }
  },
);
