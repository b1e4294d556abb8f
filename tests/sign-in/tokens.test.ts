import { randomUUID } from 'node:crypto';
import { EmulatorValidation } from 'botframework-connector';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { mustBeTheChannel } from '../../src/channel/only-channel-tokens.ts';
import { SignIn } from '../../src/channel/sign-in.ts';
import { type OpenIdServer, startOpenIdServer, type TokenChanges } from '../support/openid-server.ts';
import {
  activityAt,
  letIn,
  notLetIn,
  startGuardedBot,
  tenants,
  tokenRefused,
} from './support/guarded-bot.ts';

let openId: OpenIdServer;
let bot: Awaited<ReturnType<typeof startGuardedBot>>;
beforeAll(async () => {
  openId = await startOpenIdServer();
  bot = await startGuardedBot(openId);
});
afterAll(async () => {
  await bot.close();
  await openId.close();
});
// The library prints what it refuses.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

const now = () => Math.floor(Date.now() / 1000);
const minutes = (n: number) => now() + n * 60;
const claims = (changed: Record<string, unknown>): TokenChanges => ({ claims: changed });
/** What the Emulator and other bots show: tokens of Entra, here signed with a key that the bot would look up. */
const ofEntra = (tenant: string, more: Record<string, unknown>) =>
  claims({ iss: `https://sts.windows.net/${tenant}/`, tid: tenant, serviceurl: undefined, ...more });
const emulatorTenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db';

describe('a token', () => {
  test.each<[string, () => TokenChanges]>([
    ['good', () => ({})],
    ['of a clock that is four minutes behind', () => claims({ exp: minutes(-4) })],
    ['of a clock that is four minutes ahead', () => claims({ nbf: minutes(4) })],
    ['that names a listed tenant', () => claims({ tid: tenants[1].toUpperCase() })],
  ])('%s is let in', async (_, changes) => {
    expect(await bot.sendWith(changes())).toEqual(letIn);
  });

  test.each<[string, () => TokenChanges]>([
    ['for another bot', () => claims({ aud: randomUUID() })],
    ['for nobody', () => claims({ aud: undefined })],
    ['of another issuer', () => claims({ iss: 'https://api.botframework.example' })],
    ['of no issuer', () => claims({ iss: undefined })],
    ['signed with another key', () => ({ key: openId.keys.web.privateKey })],
    ['that names a key nobody has', () => ({ kid: 'other' })],
    ['without a signature', () => ({ algorithm: 'none' })],
    ['signed with the public key as a password', () => ({ algorithm: 'HS256', key: publicKeyAsText() })],
    ['that has run out', () => claims({ exp: minutes(-6) })],
    ['that is not yet good', () => claims({ nbf: minutes(6) })],
    ['for another service address', () => claims({ serviceurl: `${bot.serviceUrl}x/` })],
    ['for no service address', () => claims({ serviceurl: undefined })],
    ['of a key that is not for Teams', () => ({ kid: 'web', key: openId.keys.web.privateKey })],
    ['of the Emulator', () => ofEntra(emulatorTenant, { ver: '1.0', appid: openId.bot.appId })],
    ['of the Emulator, new', () => ofEntra(emulatorTenant, { ver: '2.0', azp: openId.bot.appId })],
    ["of the bot's own tenant", () => ofEntra(openId.bot.tenant, { ver: '1.0', appid: openId.bot.appId })],
    ['of another bot', () => ofEntra(emulatorTenant, { ver: '1.0', appid: randomUUID() })],
    ['of another bot, under the channel', () => claims({ ver: '1.0', appid: randomUUID() })],
    ['that names a tenant nobody listed', () => claims({ tid: randomUUID() })],
  ])('%s is refused', async (_, changes) => {
    expect(await bot.sendWith(changes())).toEqual(tokenRefused);
  });

  test.each<[string, (good: string) => string]>([
    ['no header', () => ''],
    ['another scheme', (good) => good.replace('Bearer', 'Basic')],
    ['a scheme alone', () => 'Bearer'],
    ['no token', () => 'Bearer x.y.z'],
    ['two tokens', (good) => `${good} ${good}`],
    ['one letter of the claims changed', (good) => good.replace(/\.(\w)/, () => '.f')],
    [
      'one letter of the signature changed',
      (good) => good.replace(/\.(.)(?=[^.]*$)/, (_, c) => `.${c === 'A' ? 'B' : 'A'}`),
    ],
    ['no signature', (good) => good.replace(/[^.]*$/, '')],
  ])('%s: refused', async (_, change) => {
    const header = change(openId.bearer(bot.serviceUrl));
    expect(await bot.send(header)).toEqual(tokenRefused);
  });

  const publicKeyAsText = () =>
    openId.keys.teams.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
});

describe('whatever a token says of itself', () => {
  test('it is let in or refused, and never an error of ours', async () => {
    const name = fc.constantFrom('iss', 'aud', 'ver', 'appid', 'azp', 'tid', 'serviceurl', 'kid', 'role');
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('1.0', '2.0', 'AnonymousSkill'));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, value, { minKeys: 1, maxKeys: 3 }), async (changed) => {
        // The signer checks these three itself; they are left as they are.
        const status = (await bot.sendWith(claims(changed)).catch(() => ({ status: 401 }))).status;
        expect([200, 401]).toContain(status);
        if ('iss' in changed || 'aud' in changed || 'serviceurl' in changed) expect(status).toBe(401);
      }),
      { numRuns: 150 },
    );
  });

  test('the library does not write down the tenants of tokens that nobody proved', async () => {
    const { issuer } = EmulatorValidation.ToBotFromEmulatorTokenValidationParameters;
    const before = issuer?.length;
    for (let i = 0; i < 5; i++) {
      await bot.sendWith({ ...claims({ tid: randomUUID() }), algorithm: 'none' });
      await bot.sendWith({ ...ofEntra(randomUUID(), {}), algorithm: 'none' });
    }
    expect(issuer?.length).toBe(before);
  });

  test("the library's own way in for streams takes no token of the Emulator either", async () => {
    const { appId, password, tenant } = openId.bot;
    const identity = { appId, appPassword: password, appType: 'SingleTenant' as const, tenantId: tenant };
    const door = { tenants: () => tenants, addresses: { local: false, hosts: [] } };
    const signIn = new SignIn({ ...identity, cloud: openId.cloud }, door);
    const emulator = ofEntra(emulatorTenant, { ver: '1.0', appid: appId });
    const stream = (changes: TokenChanges) =>
      signIn.authenticateStreamingRequest(openId.bearer(bot.serviceUrl, changes), 'msteams');
    await expect(stream({})).resolves.toBeTypeOf('object');
    await expect(stream(emulator)).rejects.toThrow('not a token of the channel');
  });

  test('what was proven must be of the channel too', () => {
    const claim = (value: unknown) => ({ type: 'iss', value }) as { type: string; value: string };
    expect(() => mustBeTheChannel([claim('a')], 'a')).not.toThrow();
    for (const proven of [[], [claim('b')], [claim('a'), claim('b')], [claim(undefined)]])
      expect(() => mustBeTheChannel(proven, 'a')).toThrow('not a token of the channel');
  });
});

describe('a good token with an activity', () => {
  const [listed, other] = tenants;
  const at = (serviceUrl: string, changes: object = {}) => bot.sendWith({}, activityAt(serviceUrl, changes));
  const from = (channelTenant: unknown, conversationTenant: unknown) => ({
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: conversationTenant },
    channelData: { tenant: { id: channelTenant } },
  });
  const plain = 'http://127.0.0.1:9/';

  test('of another listed tenant is let in, where the address names none or the same', async () => {
    expect(await at(plain, from(other, other))).toEqual(letIn);
    expect(await at(`${plain}emea/${other}/`, from(other, other))).toEqual(letIn);
    expect(await at(plain, from(other.toUpperCase(), other))).toEqual(letIn);
  });

  test('whose tenant was changed after it was signed', async () => {
    const why = notLetIn('service-address-of-another-tenant');
    expect(await at(bot.serviceUrl, from(other, other))).toEqual(why);
  });

  test.each<[string, unknown, unknown, string]>([
    ['of a foreign tenant', randomUUID(), undefined, 'tenant-not-listed'],
    ['that contradicts itself', listed, other, 'tenants-contradict'],
    ['that contradicts itself the other way', other, listed, 'tenants-contradict'],
    ['of a tenant that is no id', 'everyone', undefined, 'tenant-not-listed'],
  ])('%s', async (_, channelTenant, conversationTenant, why) => {
    expect(await at(plain, from(channelTenant, conversationTenant))).toEqual(notLetIn(why));
  });

  test('of no tenant', async () => {
    expect(await at(plain, { ...from(7, null), type: 'typing' })).toEqual(notLetIn('no-tenant'));
  });

  test.each(['directline', 'webchat', 'emulator', 'skype', 'AseChannel', 'MSTEAMS'])(
    'of %s, which is not listed',
    async (channelId) => {
      const { turns, status } = await at(plain, { channelId });
      expect({ turns, refused: status === 401 || status === 403 }).toEqual({ turns: 0, refused: true });
    },
  );
  test('of a channel that the key is for, but not the list', async () => {
    expect(await at(plain, { channelId: 'directline' })).toEqual(notLetIn('channel-not-listed'));
  });

  test.each([
    'https://attacker.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.example/emea/',
    'https://smba.trafficmanager.net@attacker.example/emea/',
    'http://smba.trafficmanager.net/emea/',
    'https://localhost/',
    'http://127.0.0.2:9/',
  ])('of the service address %s', async (serviceUrl) => {
    expect(await at(serviceUrl)).toEqual(notLetIn('service-address-not-listed'));
  });

  test('of no service address', async () => {
    expect(await at(plain, { serviceUrl: undefined })).toEqual({ status: 400, turns: 0, said: [] });
  });
});

test('while the keys cannot be had, nobody is let in, and the operator is told', async () => {
  const gone = await startOpenIdServer();
  const house = await startGuardedBot(gone);
  const authorization = gone.bearer(house.serviceUrl);
  await gone.close();
  expect(await house.send(authorization)).toEqual({ status: 503, turns: 0, said: ['keys-not-found'] });
  await house.close();
});

test('for the token of another issuer nobody is asked for keys', async () => {
  const untouched = await startOpenIdServer();
  const house = await startGuardedBot(untouched);
  const emulator = { iss: `https://sts.windows.net/${emulatorTenant}/`, ver: '1.0' };
  expect(await house.sendWith(claims({ ...emulator, appid: untouched.bot.appId }))).toEqual(tokenRefused);
  expect(untouched.asked().metadata).toBe(0);
  await house.close();
  await untouched.close();
});

test('keys are asked for once, not by every request', () => {
  // Metadata and keys.
  expect(openId.asked().metadata).toBe(2);
});
