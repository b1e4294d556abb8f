import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAdapter } from '../../src/channel/adapter.ts';
import { local, startRig } from '../support/channel-rig.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const json = { 'content-type': 'application/json' };
const post = (body: string | Buffer, headers: Record<string, string> = json) =>
  fetch(`${rig.server.url}/api/messages`, { method: 'POST', headers, body });
const activity = (part: object) => ({ ...rig.teams().base(), type: 'message', text: 'start', ...part });
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('what cannot be answered', () => {
  test.each<[string, number, string, () => [string | Buffer, Record<string, string>?]]>([
    ['a body of 1 MB', 413, 'too-large', () => [JSON.stringify(activity({ text: 'x'.repeat(1e6) }))]],
    ['no JSON', 400, 'unreadable', () => ['{"type":"message",']],
    ['nothing', 400, 'unreadable', () => ['']],
    ['an array', 400, 'unreadable', () => ['[]']],
    ['60,000 deep', 400, 'unreadable', () => [deep(60_000)]],
    ['no serviceUrl', 400, 'unreadable', () => [JSON.stringify(activity({ serviceUrl: undefined }))]],
    ['no id', 400, 'unreadable', () => [JSON.stringify(activity({ id: undefined }))]],
    ['no conversation', 400, 'unreadable', () => [JSON.stringify(activity({ conversation: 7 }))]],
    ['no type', 400, 'unreadable', () => [JSON.stringify(activity({ type: undefined }))]],
    ['a text', 415, 'not-json', () => ['hello', { 'content-type': 'text/plain' }]],
    ['a form', 415, 'not-json', () => ['a=b', { 'content-type': 'application/x-www-form-urlencoded' }]],
    ['an upload', 415, 'not-json', () => ['x', { 'content-type': 'multipart/form-data; boundary=x' }]],
    ['gzip', 415, 'not-json', () => [gzipSync('{}'), { ...json, 'content-encoding': 'gzip' }]],
    ['a broken gzip', 415, 'not-json', () => ['nonsense', { ...json, 'content-encoding': 'gzip' }]],
  ])('%s: %i %s', async (_, status, error, request) => {
    const response = await post(...request());
    expect([response.status, await response.json()]).toEqual([status, { error }]);
    expect(rig.turns).toEqual([]);
  });

  test.each<[string, string, object]>([
    ['GET', '/api/messages', { status: 405, error: 'method-not-allowed' }],
    ['GET', '/secret', { status: 404, error: 'not-found' }],
    ['POST', '/api/messages/../x', { status: 404, error: 'not-found' }],
    ['GET', '/%E0%A4%A', { status: 404, error: 'not-found' }],
  ])('%s %s', async (method, path, answer) => {
    const response = await fetch(rig.server.url + path, { method });
    expect({ status: response.status, ...((await response.json()) as object) }).toEqual(answer);
  });
});

describe('what is strange but has somebody to answer', () => {
  test.each<[string, () => string]>([
    ['a value that is an array', () => JSON.stringify(activity({ value: ['x'] }))],
    [
      'a value 60,000 deep',
      () => JSON.stringify(activity({ value: 0 })).replace('"value":0', `"value":${deep(60_000)}`),
    ],
    [
      'prototype keys',
      () =>
        JSON.stringify(activity({ value: 0 })).replace(
          '"value":0',
          '"value":{"verb":"start","__proto__":{"a":1}}',
        ),
    ],
    ['text of 100 KB', () => JSON.stringify(activity({ text: 'x'.repeat(100_000) }))],
  ])('%s: the house hears only that it was refused', async (_, body) => {
    expect((await post(body())).status).toBe(200);
    expect(rig.turns.map((turn) => turn.body.kind)).toEqual(['refused']);
  });

  test.each<[string, string]>([
    ['entities', '[null,7,{"type":[]}]'],
    ['channelData', deep(50_000)],
    ['timestamp', '"yesterday"'],
    ['attachments', '7'],
    ['deliveryMode', '"expectReplies"'],
    ['replyToId', '{"a":1}'],
    ['locale', '"../../etc"'],
    ['from', '{"id":"29:x","role":{"a":1}}'],
  ])('an odd %s is never a 5xx', async (field, value) => {
    const body = JSON.stringify(activity({ [field]: 0 })).replace(`"${field}":0`, `"${field}":${value}`);
    expect((await post(body)).status).toBeLessThan(500);
  });

  test('a conversation that cannot be sent back is no 5xx either', async () => {
    const body = JSON.stringify(activity({})).replace(
      '"conversationType"',
      `"x":${deep(60_000)},"conversationType"`,
    );
    expect((await post(body)).status).toBeLessThan(500);
  });
});

describe('health', () => {
  const get = async (path: string) => {
    const response = await fetch(rig.server.url + path);
    return [response.status, await response.json()];
  };
  test('healthz says that the process lives', async () =>
    expect(await get('/healthz')).toEqual([200, { ok: true }]));
  test('readyz says whether the house can take turns', async () => {
    expect(await get('/readyz')).toEqual([200, { ok: true }]);
    rig.rules.ready = async () => ({ ok: false });
    expect(await get('/readyz')).toEqual([503, { ok: false }]);
    rig.rules.ready = () => Promise.reject(new Error('secret'));
    expect(await get('/readyz')).toEqual([503, { ok: false }]);
    rig.rules.ready = () => new Promise(() => {});
    expect(await get('/readyz')).toEqual([503, { ok: false }]);
  });
});

describe('closing', () => {
  test('lets a turn at work finish', async () => {
    let finish = (_: { ok: boolean }) => {};
    rig.rules.ready = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const answer = fetch(`${rig.server.url}/readyz`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = rig.server.close();
    finish({ ok: true });
    expect((await answer).status).toBe(200);
    await closed;
    await expect(fetch(`${rig.server.url}/healthz`)).rejects.toThrow();
  });

  test('waits no longer than it was told', async () => {
    rig.rules.ready = () => new Promise(() => {});
    const answer = fetch(`${rig.server.url}/readyz`).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const began = Date.now();
    await rig.server.close();
    expect(Date.now() - began).toBeLessThan(1500);
    expect(await answer).toBe('cut');
  });
});

describe('who may speak to the bot', () => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const plainLine = () => '';
  const door = (local: boolean) => ({ tenants: () => [], addresses: { local, hosts: [] } });
  test('without an app id, only local mode on this machine', () => {
    const start = (host: string) => () =>
      createAdapter({ identity: local, host, door: door(true), log, plainLine });
    expect(start('127.0.0.1')).not.toThrow();
    for (const host of ['0.0.0.0', '::', '10.0.0.4', 'askwell.example'])
      expect(start(host)).toThrow(/MicrosoftAppId/);
    const behindProxy = { identity: local, host: '127.0.0.1', door: door(false), log, plainLine };
    expect(() => createAdapter(behindProxy)).toThrow(/MicrosoftAppId/);
  });

  test('with one, only who signs in: 401 without a word of why', async () => {
    const logged: object[] = [];
    const identity = { appId: 'app', appPassword: 'x', appType: 'SingleTenant' as const, tenantId: 'tenant' };
    const adapter = createAdapter({
      identity,
      host: '0.0.0.0',
      door: door(false),
      plainLine,
      log: { ...log, error: (l) => void logged.push(l) },
    });
    for (const authorization of ['', 'Bearer', 'Bearer x.y.z', 'Basic YTpi']) {
      const turn = adapter.receive(authorization, activity({}) as never, async () => expect.unreachable());
      expect(await turn).toEqual({ status: 401 });
    }
    expect(logged.length).toBe(4);
  });
});
