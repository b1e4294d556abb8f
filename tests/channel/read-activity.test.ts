import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readActivity } from '../../src/channel/read-activity.ts';

const session = '0b0e4a52-3f0c-4a6e-9d7e-1f2a3b4c5d6e';
const base = {
  ...{ id: 'a1', type: 'message', channelId: 'msteams', serviceUrl: 'https://smba.example/emea/' },
  from: { id: '29:anna', aadObjectId: 'anna', name: 'Anna Clinician' },
  recipient: { id: '28:askwell', name: 'Askwell' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant-of-conversation' },
  channelData: { tenant: { id: 'tenant' } },
  locale: 'de-DE',
};
const data = { verb: 'answer', session, step: 2, cues: 'bruise' };
const execute = {
  ...{ ...base, type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card-1' },
  value: { action: { type: 'Action.Execute', verb: 'answer', data }, trigger: 'manual' },
};
const installed = { ...base, type: 'installationUpdate', action: 'add' };
const joined = {
  ...base,
  type: 'conversationUpdate',
  membersAdded: [{ id: '29:anna' }, { id: '28:askwell' }],
};
const group = { id: 'g', conversationType: 'groupChat', isGroup: true };

const bodyOf = (activity: object) => {
  const read = readActivity(activity);
  return read.kind === 'inbound' ? read.inbound.body : read;
};

describe('an activity', () => {
  test('is stripped to what Askwell needs', () => {
    expect(readActivity({ ...base, text: ' start ' })).toEqual({
      kind: 'inbound',
      inbound: {
        ...{ activityId: 'a1', tenant: 'tenant', person: 'anna', locale: 'de-DE', cardId: undefined },
        conversation: {
          ...{ id: 'a:1', kind: 'personal', channelId: 'msteams', botId: '28:askwell' },
          serviceUrl: 'https://smba.example/emea/',
        },
        name: base.from.name,
        body: { kind: 'text', text: 'start' },
      },
    });
  });

  test('takes the tenant from the conversation, the person from the channel, and en-GB, where that is all', () => {
    const read = readActivity({ ...base, from: { id: '29:anna' }, channelData: 'x', locale: '<b>' });
    expect(read).toMatchObject({
      inbound: { tenant: 'tenant-of-conversation', person: '29:anna', locale: 'en-GB' },
    });
  });

  test('a pressed Execute and a pressed Submit are the same action and name their card', () => {
    const action = { verb: 'answer', session, step: 2, inputs: { cues: 'bruise' } };
    expect(readActivity(execute)).toMatchObject({ inbound: { cardId: 'card-1' } });
    expect(bodyOf(execute)).toEqual({ kind: 'action', action, via: 'execute' });
    expect(bodyOf({ ...base, value: data })).toEqual({ kind: 'action', action, via: 'submit' });
  });

  test('loses every mention of the bot, and of nobody else', () => {
    const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });
    const entities = [
      null,
      { type: 7 },
      mention('28:askwell', '<at>Askwell</at>'),
      mention('29:x', '<at>Bo</at>'),
    ];
    const text = '<at>Askwell</at> tell <at>Bo</at> <at>Askwell</at>';
    expect(bodyOf({ ...base, text, entities })).toEqual({ kind: 'text', text: 'tell <at>Bo</at>' });
  });

  test.each<[string, object, object]>([
    ['a long text', { text: 'x'.repeat(4001) }, { kind: 'refused', reason: 'too-long', via: 'text' }],
    ['a text that just fits', { text: ` ${'x'.repeat(4000)} ` }, { kind: 'text', text: 'x'.repeat(4000) }],
    ['NUL and half characters', { text: 'a\0b\ud800' }, { kind: 'text', text: 'ab\ufffd' }],
    ['no text', {}, { kind: 'text', text: '' }],
    [
      'a value that is an array',
      { value: [1] },
      { kind: 'refused', reason: 'unreadable-action', via: 'submit' },
    ],
    [
      'a value without a verb',
      { value: {} },
      { kind: 'refused', reason: 'unreadable-action', via: 'submit' },
    ],
    ['a value that is a text', { value: 'x', text: 'hi' }, { kind: 'text', text: 'hi' }],
    [
      'an invoke without a value',
      { ...execute, value: 3 },
      { kind: 'refused', reason: 'unreadable-action', via: 'execute' },
    ],
  ])('%s', (_, part, body) => expect(bodyOf({ ...base, ...part })).toEqual(body));

  test.each<[string, object, object]>([
    ['typing', { type: 'typing' }, { kind: 'ignored', reason: 'typing' }],
    ['a reaction', { type: 'messageReaction' }, { kind: 'ignored', reason: 'messageReaction' }],
    ['an event', { type: 'event', name: 'x' }, { kind: 'ignored', reason: 'event' }],
    ['another invoke', { ...execute, name: 'task/fetch' }, { kind: 'ignored', reason: 'other-invoke' }],
    ['leaving', { ...installed, action: 'remove' }, { kind: 'ignored', reason: 'installationUpdate' }],
    [
      'an upgrade',
      { ...installed, action: 'add-upgrade' },
      { kind: 'ignored', reason: 'installationUpdate' },
    ],
    [
      'installed in a team',
      { ...installed, conversation: group },
      { kind: 'ignored', reason: 'arrived-not-personal' },
    ],
    [
      'text in a group',
      { text: 'x', conversation: group },
      { kind: 'not-personal', via: 'text', locale: 'de-DE' },
    ],
    [
      'a button in a group',
      { ...execute, conversation: group },
      { kind: 'not-personal', via: 'execute', locale: 'de-DE' },
    ],
    [
      'a new kind of chat',
      { conversation: { id: 'x', conversationType: 'meeting' } },
      { kind: 'not-personal', via: 'text', locale: 'de-DE' },
    ],
  ])('%s', (_, part, read) => expect(readActivity({ ...base, ...part })).toEqual(read));

  test.each<[string, object | undefined]>([
    ['id', { id: undefined }],
    ['id', { id: 'a\0b' }],
    ['type', { type: 7 }],
    ['serviceUrl', { serviceUrl: undefined }],
    ['serviceUrl', { serviceUrl: 'file:///etc/passwd' }],
    ['conversation', { conversation: undefined }],
    ['conversation.id', { conversation: {} }],
    ['from.id', { from: undefined }],
    ['recipient.id', { recipient: undefined }],
    ['channelData.tenant.id', { channelData: undefined, conversation: { id: 'a' } }],
  ])('without a good %s is malformed', (field, part) => {
    expect(readActivity({ ...base, ...part })).toEqual({ kind: 'malformed', field });
  });

  test.each([undefined, null, 'x', 7, [], {}])('%j is malformed', (raw) => {
    expect(readActivity(raw)).toMatchObject({ kind: 'malformed' });
  });
});

describe('one arrival, one welcome', () => {
  const arrivals = (...activities: object[]) =>
    activities.map(bodyOf).filter((b) => b.kind === 'arrived').length;
  const emulator = { channelId: 'emulator' };

  test('Teams and the Playground announce an install twice', () =>
    expect(arrivals(installed, joined)).toBe(1));
  test('Teams announces a second install once', () => expect(arrivals(installed)).toBe(1));
  test('other channels announce the bot and the person apart', () => {
    const bot = { ...joined, ...emulator, membersAdded: [{ id: '28:askwell' }] };
    const person = { ...joined, ...emulator, membersAdded: [{ id: '29:anna' }] };
    expect(arrivals(bot, person)).toBe(1);
  });
});

describe('activities of a real Playground', () => {
  const folder = join(import.meta.dirname, '../fixtures/activities');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const fixtures = files.flatMap((file) => {
    const read: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return (Array.isArray(read) ? read : [read]).map((activity) => ({
      file,
      activity: activity as typeof base,
    }));
  });
  if (fixtures.length === 0) test.todo('none is captured yet');
  test.each(fixtures)('$file is understood', ({ activity }) => {
    const read = readActivity(withSession(activity));
    expect(read.kind).not.toBe('malformed');
    const kind = read.kind === 'inbound' ? read.inbound.body.kind : read.kind;
    expect(kind).toBe(expectedKind(activity));
  });
});

/** The captured cards were made up and called the session "ref"; everything else is as the client sent it. */
const withSession = (activity: object) =>
  JSON.parse(JSON.stringify(activity).replace('"ref":', '"session":'));

// biome-ignore lint/suspicious/noExplicitAny: a captured activity
function expectedKind({ type, name, action, value, conversation }: any): string {
  const spoken = type === 'message' || (type === 'invoke' && name === 'adaptiveCard/action');
  if (spoken && (conversation.conversationType ?? 'personal') !== 'personal') return 'not-personal';
  if (!spoken)
    return type === 'installationUpdate' && action === 'add' && conversation.conversationType === 'personal'
      ? 'arrived'
      : 'ignored';
  const data = type === 'invoke' ? value?.action?.data : value;
  if (!data) return 'text';
  return typeof data.verb === 'string' ? 'action' : 'refused';
}
