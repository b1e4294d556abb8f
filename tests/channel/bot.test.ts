import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session, startRig } from '../support/channel-rig.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const failing = () => {
  throw new Error('secret of the database');
};
const seen = () => JSON.stringify([rig.connector.received, rig.logged]);
const requests = () => rig.connector.received.map(({ method, activityId }) => [method, activityId]);

describe('a typed message', () => {
  test('gets a card of its own: attachment only, nothing in the summary, no alert', async () => {
    const { status, sent } = await rig.teams().type('start');
    expect([status, sent.length, sent[0]?.text]).toEqual([200, 1, undefined]);
    const { activity } = rig.connector.received[0] ?? {};
    expect(activity).toMatchObject({ type: 'message', summary: 'Askwell', attachments: [{}] });
    expect(activity.channelData).toBeUndefined();
    expect(rig.noted).toEqual([[expect.any(String), session, sent[0]?.id]]);
  });

  test('retires the card before it; a failure there is harmless', async () => {
    const teams = rig.teams();
    await teams.type('start');
    rig.rules.handle = () => ({ retire: 'message-1' });
    await teams.type('again');
    expect(requests().at(-1)).toEqual(['PUT', 'message-1']);
    rig.connector.misbehave({ status: 500, method: 'PUT' });
    expect((await teams.type('and again')).status).toBe(200);
    expect(rig.noted.length).toBe(3);
    expect(teams.cardId()).toBe('message-3');
  });

  test('passes through each time it is delivered; a reply that is out does not go out twice', async () => {
    const teams = rig.teams();
    await teams.type('start', 'same');
    rig.rules.handle = () => ({ sent: true });
    const again = await teams.repeat();
    expect(rig.turns.map(({ activityId }) => activityId)).toEqual(['same', 'same']);
    expect([again.status, again.sent]).toEqual([200, []]);
    expect(rig.noted.length).toBe(1);
  });

  test('that could not be kept is answered so, in plain words', async () => {
    rig.rules.handle = failing;
    const { status, sent } = await rig.teams().type('start');
    expect([status, sent[0]?.text]).toEqual([200, 'words of chrome:problems.not-kept']);
    expect(seen()).not.toContain('secret');
    expect(rig.noted).toEqual([]);
  });

  test('whose card cannot be drawn was kept all the same, and the person is not told otherwise', async () => {
    rig.rules.draws = false;
    const { status, sent } = await rig.teams().type('start');
    expect([status, sent[0]?.text]).toEqual([200, 'words of chrome:problems.not-shown']);
    expect(seen()).not.toContain('secret');
    expect(rig.noted).toEqual([]);
  });

  test('whose reply cannot be sent stays unnoted, so that the reply goes out later', async () => {
    rig.connector.misbehave({ status: 403, code: 'ConversationBlockedByUser' });
    expect((await rig.teams().type('start')).status).toBe(200);
    expect(rig.noted).toEqual([]);
    expect(rig.logged).toContainEqual(expect.objectContaining({ event: 'reply-not-sent', status: 403 }));
    expect(JSON.stringify(rig.logged)).not.toContain('Not For The Log');
  });

  test('too long a text reaches the house as that, without the text', async () => {
    await rig.teams().type('x'.repeat(100_000));
    expect(rig.turns.map(({ body }) => body)).toEqual([{ kind: 'refused', reason: 'too-long', via: 'text' }]);
  });
});

describe('an arrival', () => {
  test('is welcomed once though it is announced twice', async () => {
    await rig.teams().arrive();
    expect(rig.turns.map(({ body }) => body.kind)).toEqual(['arrived']);
    expect(rig.connector.received.length).toBe(1);
  });
});

describe('a pressed button', () => {
  test('Execute: the answer is in the response, nothing is sent, the pressed card is the living one', async () => {
    const teams = rig.teams();
    await teams.type('start');
    teams.fill({ cues: 'bruise' });
    const { status, body, sent } = await teams.press('answer');
    expect([status, body.statusCode, body.type, sent]).toEqual([
      200,
      200,
      'application/vnd.microsoft.card.adaptive',
      [],
    ]);
    expect(rig.turns[1]).toMatchObject({
      cardId: 'message-1',
      body: {
        via: 'execute',
        action: { verb: 'answer', session, step: 3, inputs: { cues: 'bruise', note: '' } },
      },
    });
    expect(rig.noted[1]).toEqual([expect.any(String), session, 'message-1']);
    expect(teams.words()).toContain('card 2');
    await teams.press('pause');
    expect(rig.turns[2]?.body).toMatchObject({ action: { verb: 'pause', inputs: {} } });
  });

  test('Execute again: the same answer again', async () => {
    const teams = rig.teams();
    await teams.type('start');
    await teams.press('answer');
    rig.rules.handle = () => ({ sent: true });
    const { body } = await teams.repeat();
    expect(body.type).toBe('application/vnd.microsoft.card.adaptive');
    expect([rig.turns.length, rig.noted.length]).toEqual([3, 2]);
  });

  test('Execute that could not be kept says so beside the button', async () => {
    const teams = rig.teams();
    await teams.type('start');
    rig.rules.handle = failing;
    const { status, body } = await teams.press('answer');
    expect([status, body]).toEqual([
      200,
      {
        ...{ statusCode: 500, type: 'application/vnd.microsoft.error' },
        value: { code: 'not-kept', message: 'words of chrome:problems.not-kept' },
      },
    ]);
    expect(seen()).not.toContain('secret');
  });

  test('Execute that cannot be read is answered in words, and the house hears nothing', async () => {
    const teams = rig.teams();
    const invoke = {
      ...teams.base(),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { data: [] } },
    };
    const { status, body } = await teams.post(invoke);
    expect([status, body]).toEqual([
      200,
      {
        ...{ statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
        value: 'words of chrome:problems.unreadable',
      },
    ]);
    expect(rig.turns).toEqual([]);
  });

  test('Submit: the pressed card is changed in place', async () => {
    const teams = rig.teams();
    await teams.type('start');
    const { status, sent } = await teams.press('answer', { via: 'submit' });
    expect([status, sent]).toEqual([200, []]);
    expect(requests().at(-1)).toEqual(['PUT', 'message-1']);
    expect(rig.noted[1]).toEqual([expect.any(String), session, 'message-1']);
    expect(teams.words()).toContain('card 2');
  });

  test('Submit on a card that is gone: a new message', async () => {
    const teams = rig.teams();
    await teams.type('start');
    rig.connector.misbehave({ status: 404, method: 'PUT' });
    const { sent } = await teams.press('answer', { via: 'submit' });
    expect(rig.noted[1]).toEqual([expect.any(String), session, sent[0]?.id]);
    expect(teams.cardId()).toBe('message-2');
  });

  test('another invoke is answered with an empty 200', async () => {
    const teams = rig.teams();
    expect((await teams.post({ ...teams.base(), type: 'invoke', name: 'task/fetch' })).status).toBe(200);
  });
});

describe('the last net', () => {
  test('even without words, one plain line and no error of a library', async () => {
    const teams = rig.teams();
    await teams.type('start');
    rig.rules.handle = failing;
    rig.rules.speaks = false;
    const typed = await teams.type('start');
    expect([typed.status, typed.sent.map(({ text }) => text)]).toEqual([200, ['something went wrong']]);
    const { status, body } = await teams.post({
      ...teams.base(),
      type: 'invoke',
      name: 'adaptiveCard/action',
    });
    expect([status, body.type, body.value.message]).toEqual([
      ...[200, 'application/vnd.microsoft.error', 'something went wrong'],
    ]);
    expect(seen()).not.toContain('secret');
  });
});

describe('in a group chat', () => {
  test.each(['groupChat', 'channel'])('%s: nothing but where to talk', async (conversationType) => {
    const teams = rig.teams({ conversationType });
    const { sent } = await teams.type('she told me that he');
    expect(sent.map(({ text }) => text)).toEqual(['words of chrome:notices.personal-only']);
    const invoke = { ...teams.base(), type: 'invoke', name: 'adaptiveCard/action', value: {} };
    expect((await teams.post(invoke)).body.value).toBe('words of chrome:notices.personal-only');
    expect(rig.turns).toEqual([]);
  });
});

describe('a button of an escalation in a channel', () => {
  const inChannel = (via: 'execute' | 'submit') => {
    const teams = rig.teams({
      conversationType: 'channel',
      conversation: '19:leads@thread.tacv2;messageid=7',
    });
    const data = { verb: 'escalation-acknowledge', escalation: session };
    const action = { type: 'Action.Execute', verb: data.verb, data };
    const base = { ...teams.base(), replyToId: 'message-1' };
    return via === 'execute'
      ? teams.post({ ...base, type: 'invoke', name: 'adaptiveCard/action', value: { action } })
      : teams.post({ ...base, type: 'message', value: data });
  };

  test('is a turn like any other, in the channel and not in its thread', async () => {
    await inChannel('execute');
    expect(rig.turns).toHaveLength(1);
    expect(rig.turns[0]?.conversation).toMatchObject({ kind: 'channel', id: '19:leads@thread.tacv2' });
  });

  test.each(['execute', 'submit'] as const)(
    '%s that is refused: said in words, and the card that belongs to all stays as it is',
    async (via) => {
      rig.rules.handle = () => ({
        answer: { view: { kind: 'refusal', words: 'escalation:notices.not-your-role' }, notices: [] },
        session: undefined,
      });
      const { body, sent } = await inChannel(via);
      const said = via === 'execute' ? body.value : sent[0]?.text;
      expect(said).toBe('words of escalation:notices.not-your-role');
      expect(requests().filter(([method]) => method === 'PUT')).toEqual([]);
      expect(rig.noted).toHaveLength(1);
    },
  );
});

test('the log knows which request, and no text or name of anybody', async () => {
  const teams = rig.teams();
  await teams.type('he hit me');
  expect(rig.logged).toEqual([
    {
      event: 'request',
      correlation: expect.any(String),
      route: '/api/messages',
      status: 200,
      ms: expect.any(Number),
    },
  ]);
  rig.rules.handle = failing;
  await teams.type('he hit me');
  const correlations = rig.logged.slice(1).map((line) => (line as { correlation: string }).correlation);
  expect(new Set(correlations).size).toBe(1);
  expect(correlations.length).toBe(2);
});
