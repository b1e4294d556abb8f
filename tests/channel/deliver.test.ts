import { afterEach, beforeEach, expect, test } from 'vitest';
import { startRig } from '../support/channel-rig.ts';
import type { Misbehaviour } from '../support/fake-connector.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const answer = { view: { kind: 'help' as const }, notices: [] };
const deliver = (serviceUrl = rig.connector.url) => {
  const conversation = {
    id: 'a:1',
    kind: 'personal' as const,
    channelId: 'msteams',
    serviceUrl,
    botId: '28:askwell',
  };
  return rig.deliver(conversation, answer, 'en-GB');
};

test('a kept reply goes out as a message of its own, as a reply to nothing', async () => {
  expect(await deliver()).toEqual({ kind: 'delivered', id: 'message-1' });
  const { activityId, activity } = rig.connector.received[0] ?? {};
  expect([activityId, activity.replyToId, activity.from.id]).toEqual([undefined, undefined, '28:askwell']);
});

test.each<[string, Misbehaviour, object]>([
  [
    'blocked',
    { status: 403, code: 'ConversationBlockedByUser' },
    { kind: 'blocked', code: 'ConversationBlockedByUser' },
  ],
  ['blocked, no code', { status: 403 }, { kind: 'blocked', code: 'Forbidden' }],
  ['gone', { status: 404 }, { kind: 'gone' }],
  ['throttled', { status: 429, retryAfter: 30 }, { kind: 'throttled', retryAfterSeconds: 30 }],
  ['throttled, for how long unknown', { status: 429 }, { kind: 'throttled', retryAfterSeconds: 60 }],
  ['failed', { status: 500 }, { kind: 'failed', status: 500 }],
  ['failed for longer than a moment', { status: 502 }, { kind: 'failed', status: 502 }],
  ['not now, then yes', { status: 503, times: 1 }, { kind: 'delivered', id: 'message-1' }],
])('%s', async (_, how, outcome) => {
  rig.connector.misbehave(how);
  expect(await deliver()).toEqual(outcome);
  expect(JSON.stringify(rig.logged)).not.toContain('secret');
});

test('what is no better a moment later is tried once', async () => {
  for (const status of [400, 401, 403, 404, 500]) {
    rig.connector.behave();
    rig.connector.misbehave({ status });
    await deliver();
  }
  expect(rig.connector.received.length).toBe(5);
});

test('nobody there: failed, without a status', async () => {
  expect(await deliver('http://127.0.0.1:1/')).toEqual({ kind: 'failed' });
});

test('a connector that never answers does not hold the sender for ever', async () => {
  rig.connector.misbehave({ status: 'hang' });
  expect(await deliver()).toEqual({ kind: 'failed' });
}, 15_000);

test('a card that cannot be drawn: failed', async () => {
  rig.rules.draws = false;
  expect(await deliver()).toEqual({ kind: 'failed' });
});
