import { beforeEach, describe, expect, test } from 'vitest';
import type { Answered, TeamsClient } from '../support/teams-client.ts';
import { opened, readiness, until, useFaultHouse } from './support/fault-house.ts';

const house = useFaultHouse();
beforeEach(() => {
  house.proxy().decideBy(undefined);
  house.connector().behave();
});

const isCard = ({ body }: Answered) => body?.type === 'application/vnd.microsoft.card.adaptive';

/** The same press, from the card as it stands now: two fingers, two windows, two replicas. */
const pressBoth = async (teams: TeamsClient, one: string, two: string): Promise<Answered[]> => {
  const first = twin(teams, one);
  const second = twin(teams, two);
  return Promise.all([first.post(readyPress(teams)), second.post(readyPress(teams))]);
};
const twin = (teams: TeamsClient, url: string) =>
  house.client({ person: teams.person, conversation: teams.conversation, botUrl: url });
const readyPress = (teams: TeamsClient) => {
  const button = teams.buttons().find(({ verb }) => verb === 'answer');
  const action = { type: 'Action.Execute', verb: 'answer', data: { ...button?.data, ...readiness } };
  return {
    ...teams.base(),
    ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: teams.cardId() },
    value: { action, trigger: 'manual' },
  };
};

describe('one conversation', () => {
  test('many messages sent without waiting are all taken, each once', async () => {
    const teams = await opened(house.client());
    const before = (await house.stepsOf(teams.person)).length;
    const turns = await house.turnsOf(teams);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => teams.type(i % 2 === 0 ? 'skip' : 'back')),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await house.turnsOf(teams)) - turns).toBe(20);
    const steps = await house.stepsOf(teams.person);
    expect(steps).toEqual(steps.map((_, i) => i + 1));
    expect(steps.length).toBeGreaterThan(before);
    // Every message has its answer, and the newest card is the one that counts.
    await teams.type('danger');
    expect(teams.card().metadata.kind).toBe('danger');
  });
});

describe('two replicas', () => {
  test('race on one step: one takes it, the other shows where things stand, and nobody sees an error', async () => {
    const one = house.bot().url;
    const { url: two } = await house.start();
    for (let round = 0; round < 8; round++) {
      const teams = await opened(house.client());
      const [before, turns] = [await house.stepsOf(teams.person), await house.turnsOf(teams)];
      const met = meetAtTheWrite(2);
      const answers = await pressBoth(teams, one, two);
      expect(met()).toBe(true);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers.map(isCard)).toEqual([true, true]);
      expect(answers.map(({ body }) => body.value.metadata.stage)).toEqual(['cues', 'cues']);
      expect(await house.stepsOf(teams.person)).toEqual([...before, before.length + 1]);
      // Whoever was answered is written down, also the one who came second.
      expect((await house.turnsOf(teams)) - turns).toBe(2);
    }
  });

  test('race with the very same activity: it is taken once, and both give its answer', async () => {
    const one = house.bot().url;
    const { url: two } = await house.start();
    for (let round = 0; round < 6; round++) {
      const teams = await opened(house.client());
      const activity = readyPress(teams);
      const turns = await house.turnsOf(teams);
      const met = meetAtTheWrite(2);
      const answers = await Promise.all([twin(teams, one).post(activity), twin(teams, two).post(activity)]);
      expect(met()).toBe(true);
      expect(answers.map(({ status, body }) => [status, body?.value?.metadata?.stage])).toEqual([
        [200, 'cues'],
        [200, 'cues'],
      ]);
      expect(await house.stepsOf(teams.person)).toEqual([1, 2, 3]);
      expect((await house.turnsOf(teams)) - turns).toBe(1);
    }
  });
});

/** Lets nobody write before so many want to: all of them have read the same then. */
function meetAtTheWrite(count: number): () => boolean {
  let waiting = 0;
  house.proxy().decideBy(({ way, words }) => {
    if (way === 'answer' || !/keep.turn/.test(words) || waiting >= count) return 'pass';
    waiting += 1;
    if (waiting === count) setImmediate(() => house.proxy().goOn());
    return 'wait';
  });
  return () => waiting === count;
}

describe('the connector', () => {
  test('slow for one conversation holds up no other', async () => {
    const slow = house.client();
    house.connector().misbehave({ slowMs: 3_000, conversation: slow.conversation });
    const waiting = slow.type('start').then(() => 'slow');
    const others = Promise.all(Array.from({ length: 5 }, () => opened(house.client()))).then(() => 'others');
    expect(await Promise.race([waiting, others])).toBe('others');
    expect(await waiting).toBe('slow');
    expect(slow.card().metadata.stage).toBe('opening');
  });

  test.each(['down', 'resetting'] as const)(
    '%s: the turn is kept, and its reply comes later, once',
    async (how) => {
      const teams = house.client();
      await teams.arrive();
      const before = teams.messages().length;
      house
        .connector()
        .misbehave({ status: how === 'down' ? 503 : 'reset', conversation: teams.conversation });
      expect((await teams.type('start')).status).toBe(200);
      expect(teams.messages()).toHaveLength(before);
      expect(await house.stepsOf(teams.person)).toEqual([1]);
      house.connector().behave();
      // Twenty seconds have passed, and the minute is over: another start looks at once.
      await house.rows(
        `update turn set received_at = received_at - interval '30 seconds' where person = $1`,
        [teams.person],
      );
      await house.bot().stop();
      await house.start();
      await until('the reply', () => teams.messages().length > before);
      expect(teams.card().metadata.stage).toBe('opening');
      await until('its note', async () => {
        const unsent = await house.rows('select 1 from turn where person = $1 and sent_at is null', [
          teams.person,
        ]);
        return unsent.length === 0;
      });
      expect(teams.messages()).toHaveLength(before + 1);
    },
  );
});

test('told to stop with turns on the way: they are answered, and it ends by itself within ten seconds', async () => {
  const everybody = await Promise.all(Array.from({ length: 8 }, () => opened(house.client())));
  const bot = house.bot();
  house.proxy().decideBy(undefined);
  const answers = everybody.map((teams) => {
    teams.fill(readiness);
    return teams.press('answer').catch((error: Error) => error);
  });
  const begun = performance.now();
  const code = bot.stop();
  const came = await Promise.all(answers);
  expect(await code).toBe(0);
  expect(performance.now() - begun).toBeLessThan(10_000);
  await house.start();
  for (const [i, teams] of everybody.entries()) {
    const answer = came[i];
    // Answered and kept, or sent away at the door before anything was.
    if (answer instanceof Error) expect(await house.stepsOf(teams.person)).toEqual([1, 2]);
    else expect(await house.stepsOf(teams.person)).toEqual([1, 2, 3]);
  }
});
