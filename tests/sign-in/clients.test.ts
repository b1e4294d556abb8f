import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { Adapter } from '../../src/channel/adapter.ts';
import { createDeliver } from '../../src/channel/deliver.ts';
import { rememberSome } from '../../src/channel/remember-some.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { activityAt, tenants } from './support/guarded-bot.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const identity = { appId: '', appPassword: '', appType: 'SingleTenant' as const, tenantId: '' };
const adapterFor = (local: boolean, hosts: string[] = []) =>
  new Adapter(identity, { tenants: () => tenants, addresses: { local, hosts } }, silent);

/** The client and the user token client with which one activity was taken. */
async function clientsOf(adapter: Adapter, serviceUrl: string): Promise<unknown[]> {
  const found: unknown[] = [];
  await adapter.receive('', activityAt(serviceUrl) as never, async (context) => {
    found.push(
      context.turnState.get(adapter.ConnectorClientKey),
      context.turnState.get(adapter.UserTokenClientKey),
    );
  });
  return found;
}

test('two turns from one service address have one client, those from two have two', async () => {
  const adapter = adapterFor(true);
  const [first, again, other] = [
    await clientsOf(adapter, 'http://127.0.0.1:9/a/'),
    await clientsOf(adapter, 'http://127.0.0.1:9/a/'),
    await clientsOf(adapter, 'http://127.0.0.1:9/b/'),
  ];
  for (const client of [...first, ...again, ...other]) expect(client).toBeTypeOf('object');
  expect(again[0]).toBe(first[0]);
  expect(other[0]).not.toBe(first[0]);
  expect([again[1], other[1]]).toEqual([first[1], first[1]]);
  expect(other[1]).toBe(first[1]);
});

test('clients that nobody needs any more are given up: a thousand addresses do not stay', async () => {
  const adapter = adapterFor(true);
  const first = await clientsOf(adapter, 'http://127.0.0.1:9/0/');
  for (let i = 1; i <= 100; i++) await clientsOf(adapter, `http://127.0.0.1:9/${i}/`);
  const newest = await clientsOf(adapter, 'http://127.0.0.1:9/100/');
  expect((await clientsOf(adapter, 'http://127.0.0.1:9/100/'))[0]).toBe(newest[0]);
  expect((await clientsOf(adapter, 'http://127.0.0.1:9/0/'))[0]).not.toBe(first[0]);
});

test('the one that was used last stays, the one that was not goes', async () => {
  const remember = rememberSome<string>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    remember(key, async () => {
      made.push(key);
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await ask(key)).toBe(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('what is good only for a while is made again after it', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
  try {
    let made = 0;
    const remember = rememberSome<number>(2, () => Date.now() + 500);
    const ask = () => remember('key', async () => ++made);
    expect([await ask(), await ask()]).toEqual([1, 1]);
    vi.setSystemTime(1_499);
    expect(await ask()).toBe(1);
    vi.setSystemTime(1_500);
    expect([await ask(), await ask()]).toEqual([2, 2]);
  } finally {
    vi.useRealTimers();
  }
});

test('what could not be made is tried again', async () => {
  const remember = rememberSome<string>(2);
  const tries = [() => Promise.reject(new Error('not now')), async () => 'made', async () => 'too late'];
  const ask = () => remember('key', () => tries.shift()?.() as Promise<string>);
  await expect(ask()).rejects.toThrow('not now');
  expect([await ask(), await ask()]).toEqual(['made', 'made']);
});

const deliverTo = (serviceUrl: string, adapter: Adapter, appId = '') =>
  createDeliver({
    ...{ adapter, appId, log: silent },
    draw: Object.assign(() => ({ card: { type: 'AdaptiveCard' }, summary: 'Askwell' }), {
      moved: () => ({ card: { type: 'AdaptiveCard' }, summary: 'Askwell' }),
    }),
  })(
    { id: 'a:1', kind: 'personal', channelId: 'msteams', serviceUrl, botId: '28:askwell' },
    { view: { kind: 'help' }, notices: [] },
    'en-GB',
  );

test('a login or keys that never answer hold nobody for ever', async () => {
  const sockets: Socket[] = [];
  const mute = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((go) => mute.listen(0, '127.0.0.1', go));
  const at = `https://127.0.0.1:${(mute.address() as AddressInfo).port}`;
  const cloud = {
    ...{ loginUrl: `${at}/tenant`, scope: 'https://api.example', issuer: 'https://api.example' },
    ...{ metadataUrl: `${at}/metadata`, oAuthUrl: at, callerId: 'urn:botframework:test' },
  };
  const adapter = new Adapter(
    { appId: 'app', appPassword: 'secret', appType: 'SingleTenant', tenantId: 'tenant', cloud },
    { tenants: () => tenants, addresses: { local: false, hosts: ['127.0.0.1'] } },
    silent,
  );
  const claims = Buffer.from(JSON.stringify({ iss: cloud.issuer })).toString('base64url');
  const activity = activityAt('http://127.0.0.1:9/') as never;
  const [delivered, received] = await Promise.all([
    deliverTo('http://127.0.0.1:9/', adapter, 'app'),
    adapter.receive(`Bearer e30.${claims}.x`, activity, async () => expect.unreachable()),
  ]);
  expect([delivered, received]).toEqual([{ kind: 'failed' }, { status: 503 }]);
  expect(sockets.length).toBe(2);
  for (const socket of sockets) socket.destroy();
  mute.close();
});

test('a message that was stored under other settings goes to no address that is not listed', async () => {
  const connector = await startFakeConnector();
  const deliverBy = (adapter: Adapter) => deliverTo(connector.url, adapter);
  try {
    expect(await deliverBy(adapterFor(false))).toEqual({ kind: 'failed' });
    expect(connector.received).toEqual([]);
    expect(await deliverBy(adapterFor(false, ['127.0.0.1']))).toMatchObject({ kind: 'delivered' });
    expect(connector.received.length).toBe(1);
  } finally {
    await connector.close();
  }
});
