import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { testTenant } from '../support/organisation.ts';
import { realParts } from '../support/real-house.ts';
import { type TeamsClient, teamsClient } from '../support/teams-client.ts';
import { rawConnection, request } from './support/raw.ts';
import { type FuzzRig, startFuzzRig } from './support/rig.ts';

const schema = `hostile_${randomBytes(6).toString('hex')}`;
let database: Database;
let rig: FuzzRig;
let teams: TeamsClient;

/** How long a request may take to arrive here. */
const patience = 1_500;

beforeAll(async () => {
  database = openDatabase(inject('databaseUrl'), schema);
  await migrate(database, schema);
  rig = await startFuzzRig(database, await realParts(), patience);
  teams = teamsClient({ botUrl: rig.server.url, connector: rig.connector, tenant: testTenant });
  await teams.type('start');
});
afterAll(async () => {
  await rig.close();
  await database.query(`drop schema ${schema} cascade`);
  await database.end();
});

const steps = async () => (await database.query('select count(*)::int as n from enquiry_session')).rows[0]?.n;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const raw = () => rawConnection(rig.server.url);
const start = () => JSON.stringify({ ...teams.base(), type: 'message', text: 'start' });
const chunked = (body: string, size = body.length) =>
  `${(body.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []).map((one) => `${Buffer.byteLength(one).toString(16)}\r\n${one}\r\n`).join('')}0\r\n\r\n`;

/** Somebody else is served while this goes on. */
async function othersAreServed(): Promise<void> {
  expect((await fetch(`${rig.server.url}/healthz`)).status).toBe(200);
  expect((await teams.type('help')).status).toBe(200);
}

describe('bodies that do not come', () => {
  test('a byte a moment: cut off in time, others are served meanwhile', async () => {
    const before = await steps();
    const slow = raw();
    const body = start();
    slow.write(request('', { 'Content-Length': body.length }));
    let sent = 0;
    const drip = setInterval(() => slow.write(body.charAt(sent++)), 100);
    await othersAreServed();
    await slow.ended;
    clearInterval(drip);
    expect(slow.statuses()).toEqual([408]);
    expect(sent).toBeLessThan(body.length);
    expect(await steps()).toBe(before);
  });

  test('headers that never end', async () => {
    const slow = raw();
    slow.write('POST /api/messages HTTP/1.1\r\nHost: askwell\r\n');
    const drip = setInterval(() => slow.write('X-More: 1\r\n'), 100);
    await othersAreServed();
    await slow.ended;
    clearInterval(drip);
    expect(slow.statuses()).toEqual([408]);
  });

  test('shorter than its length says: cut off, and nothing is made of it', async () => {
    const before = await steps();
    const short = raw();
    short.write(request(start(), { 'Content-Length': start().length + 9 }));
    await short.ended;
    expect(short.statuses().filter((status) => status !== 408)).toEqual([]);
    expect(await steps()).toBe(before);
  });

  test.each<[string, (body: string) => string]>([
    ['half of it, and gone', (body) => request(body.slice(0, 80), { 'Content-Length': body.length })],
    ['half a chunk, and gone', () => `${request('', { 'Transfer-Encoding': 'chunked' })}ff\r\nabc`],
  ])('%s', async (_, sending) => {
    const before = await steps();
    const half = raw();
    half.write(sending(start()));
    await pause(50);
    half.close();
    await half.ended;
    await othersAreServed();
    expect(await steps()).toBe(before);
  });

  test('two hundred connections that say nothing: others are served, and they are let go', async () => {
    const idle = Array.from({ length: 200 }, raw);
    await pause(100);
    await othersAreServed();
    await Promise.all(idle.map(({ ended }) => ended));
    await othersAreServed();
  });

  test('a connection that asks to become something else is not kept', async () => {
    const upgrading = raw();
    upgrading.write(
      'GET /healthz HTTP/1.1\r\nHost: askwell\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n',
    );
    await upgrading.ended;
    await othersAreServed();
  });
});

describe('bodies that are not what they say', () => {
  /** Every status that came back to this, once the connection has fallen silent. */
  const answerTo = async (sending: string): Promise<number[]> => {
    const connection = raw();
    connection.write(sending);
    for (let waited = 0; connection.statuses().length === 0 && waited < 200; waited++) await pause(50);
    connection.close();
    return [...new Set(connection.statuses())];
  };
  const json = (part: object) => JSON.stringify({ ...teams.base(), type: 'message', text: 'help', ...part });

  test.each<[string, number[], () => string]>([
    ['longer than its length says', [400], () => request(`${start()}x`, { 'Content-Length': 20 })],
    ['a length that is no number', [400], () => request(start(), { 'Content-Length': 'ten' })],
    ['two lengths', [400], () => request('{}', { 'Content-Length': '2\r\nContent-Length: 3' })],
    [
      'a length and chunks',
      [400],
      () => request(chunked('{}'), { 'Content-Length': 2, 'Transfer-Encoding': 'chunked' }),
    ],
    ['chunks that are none', [400], () => request('zz\r\n', { 'Transfer-Encoding': 'chunked' })],
    ['no HTTP at all', [400], () => '\u0016\u0003\u0001\u0002\0\u0001\r\n\r\n'],
    [
      'a header of 100 KB',
      [431],
      () => request('{}', { 'X-Long': 'x'.repeat(100_000), 'Content-Length': 2 }),
    ],
    [
      '1 MB in chunks',
      [413],
      () => request(chunked(json({ text: 'x'.repeat(1e6) }), 50_000), { 'Transfer-Encoding': 'chunked' }),
    ],
    [
      'a digest that is not its own',
      [400],
      () => request('{}', { 'Content-Length': 2, 'Content-MD5': 'AAAA' }),
    ],
  ])('%s', async (_, expected, sending) => {
    const before = await steps();
    expect(await answerTo(sending())).toEqual(expected);
    expect(await steps()).toBe(before);
    await othersAreServed();
  });

  test('in chunks of three bytes it is a message like any other', async () => {
    const shown = teams.messages().length;
    expect(
      await answerTo(request(chunked(json({}), 3), { 'Transfer-Encoding': 'chunked', Connection: 'close' })),
    ).toEqual([200]);
    expect(teams.messages().length).toBe(shown + 1);
  });

  test('ten requests in one breath are ten answers', async () => {
    const connection = raw();
    const each = () => {
      const body = json({ id: `pipelined-${randomBytes(4).toString('hex')}` });
      return request(body, { 'Content-Length': Buffer.byteLength(body) });
    };
    connection.write(Array.from({ length: 10 }, each).join(''));
    for (let waited = 0; connection.statuses().length < 10 && waited < 100; waited++) await pause(100);
    connection.close();
    expect(connection.statuses()).toEqual(Array.from({ length: 10 }, () => 200));
  });

  test.each([
    ...['text/json', 'application/x-json', 'application/ld+json', 'application/json-patch+json', 'image/png'],
    ...['', 'application/octet-stream', 'multipart/form-data; boundary=x', 'application/xml', 'json'],
  ])('sent as %j it is not read', async (type) => {
    const before = await steps();
    const { status, text } = await rig.post(Buffer.from(start()), { 'content-type': type });
    expect([status, JSON.parse(text)]).toEqual([415, { error: 'not-json' }]);
    expect(await steps()).toBe(before);
  });

  test.each([
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{}')])],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a comment', Buffer.from('/* */ {}')],
    ['a text', Buffer.from('"start"')],
    ['nothing', Buffer.from('null')],
  ])('%s is unreadable', async (_, body) => {
    const { status, text } = await rig.post(body);
    expect([status, JSON.parse(text)]).toEqual([400, { error: 'unreadable' }]);
  });
});

test('a plain line is sent as plain text: what stands in it is no markdown', async () => {
  const shared = { conversationType: 'channel' as const, tenant: testTenant };
  const inChannel = teamsClient({ botUrl: rig.server.url, connector: rig.connector, ...shared });
  await inChannel.type('start');
  const { activity } = rig.connector.received.at(-1) ?? {};
  expect([activity.type, activity.textFormat, activity.attachments]).toEqual(['message', 'plain', undefined]);
});
