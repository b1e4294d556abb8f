import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type OpenIdServer, startOpenIdServer } from '../support/openid-server.ts';
import { activityAt, letIn, notLetIn, startGuardedBot, tokenRefused } from './support/guarded-bot.ts';

// The channel sends many activities with one token. It is proven once in a while, not each time.

let openId: OpenIdServer;
let bot: Awaited<ReturnType<typeof startGuardedBot>>;
const proofs = vi.spyOn(ConfigurationBotFrameworkAuthentication.prototype, 'authenticateRequest');
beforeAll(async () => {
  openId = await startOpenIdServer();
  bot = await startGuardedBot(openId);
});
afterAll(async () => {
  await bot.close();
  await openId.close();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  proofs.mockClear();
  // The library prints what it refuses.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => void vi.useRealTimers());

let tokens = 0;
const newToken = (claims: object = {}) =>
  openId.bearer(bot.serviceUrl, { claims: { jti: ++tokens, ...claims } });
const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60;

test('a token is proven once in five minutes, another one by itself', async () => {
  const token = newToken();
  for (let i = 0; i < 3; i += 1) expect(await bot.send(token)).toEqual(letIn);
  expect(proofs).toHaveBeenCalledTimes(1);
  pass(4.9);
  expect(await bot.send(token)).toEqual(letIn);
  expect(proofs).toHaveBeenCalledTimes(1);
  pass(0.2);
  expect(await bot.send(token)).toEqual(letIn);
  expect(proofs).toHaveBeenCalledTimes(2);
  expect(await bot.send(newToken())).toEqual(letIn);
  expect(proofs).toHaveBeenCalledTimes(3);
});

test('a proven token that has run out is refused', async () => {
  const token = newToken({ exp: inMinutes(1) });
  expect(await bot.send(token)).toEqual(letIn);
  // The library lets clocks differ by five minutes.
  pass(2);
  expect(await bot.send(token)).toEqual(letIn);
  expect(proofs).toHaveBeenCalledTimes(2);
  pass(5);
  expect(await bot.send(token)).toEqual(tokenRefused);
});

test('a proven token is good for nothing but the address and the channel that it was proven for', async () => {
  const token = newToken();
  expect(await bot.send(token)).toEqual(letIn);
  const elsewhere = activityAt(`${bot.serviceUrl}elsewhere/`);
  expect(await bot.send(token, elsewhere)).toEqual(tokenRefused);
  const webchat = activityAt(bot.serviceUrl, { channelId: 'webchat' });
  expect(await bot.send(token, webchat)).toEqual(tokenRefused);
  expect(await bot.send(token)).toEqual(letIn);
});

test('a proven token with one letter changed is another token', async () => {
  const token = newToken();
  expect(await bot.send(token)).toEqual(letIn);
  const other = token.replace(/\.(.)(?=[^.]*$)/, (_, c) => `.${c === 'A' ? 'B' : 'A'}`);
  expect(await bot.send(other)).toEqual(tokenRefused);
  expect(await bot.send(token.replace('Bearer', 'bearer'))).toEqual(tokenRefused);
});

test('the door is asked for each activity, whatever its token', async () => {
  const token = newToken();
  expect(await bot.send(token)).toEqual(letIn);
  const foreign = activityAt(bot.serviceUrl, { channelData: { tenant: { id: 'foreign' } } });
  expect(await bot.send(token, foreign)).toEqual(notLetIn('tenants-contradict'));
});

test('a token that was refused is looked at anew each time', async () => {
  const token = newToken({ nbf: inMinutes(7) });
  expect(await bot.send(token)).toEqual(tokenRefused);
  pass(3);
  expect(await bot.send(token)).toEqual(letIn);
});
