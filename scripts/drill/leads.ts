import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FakeConnector, Message } from '../../tests/support/fake-connector.ts';
import { type TeamsClient, teamsClient } from '../../tests/support/teams-client.ts';
import { buttonsOf } from '../../tests/support/walk-card.ts';
import type { Chance } from './chance.ts';
import { client, isCard } from './clinicians.ts';
import { channel, type Person, people, tenant } from './organisation.ts';
import type { Replicas } from './replicas.ts';

/** What the leads make of one escalation. */
const plans = ['own', 'own-and-close', 'acknowledge-first', 'race', 'declined', 'declined-by-all'] as const;
type Plan = (typeof plans)[number] | 'first-sleeps' | 'all-sleep';

export type Leads = {
  conversations: ReadonlyMap<string, Person>;
  /** Escalations that a lead took on or closed, and Askwell said so. */
  taken: Set<string>;
  /** Presses that were never answered with a card, however often they were made. */
  unanswered: string[];
  plans: ReadonlyMap<string, Plan>;
  /** Goes on until everything that will be done is done; then no lead presses any more. */
  done: () => Promise<void>;
};

/** The escalation that a message is about, by its buttons; undefined for every other message. */
export function aboutWhich({ card }: Message): string | undefined {
  const data = card && buttonsOf(card).find(({ data }) => typeof data.escalation === 'string')?.data;
  return data?.escalation as string | undefined;
}

/** Leads who look at their chats and the channel, and answer as chance has it; a few sleep. `sleepers`: how many each. */
export async function startLeads(
  connector: FakeConnector,
  replicas: Replicas,
  chance: Chance,
  sleepers: { first: number; all: number },
): Promise<Leads> {
  const awake = ['lena', 'dev', 'ines'] as const;
  const clients = new Map<Person, TeamsClient>();
  for (const name of awake) {
    const teams = client(connector, replicas, { person: people[name].entra, name });
    await teams.arrive();
    clients.set(name, teams);
  }
  const inChannel = teamsClient({
    ...{ botUrl: 'http://unused', connector, tenant, person: people.dev.entra, name: 'dev' },
    ...{ conversation: channel, conversationType: 'channel', send: replicas.send },
  });
  const seen = new Set<string>();
  const chosen = new Map<string, Plan>();
  const taken = new Set<string>();
  const unanswered: string[] = [];
  const atWork = new Set<Promise<void>>();
  let looking = true;
  let asleep = { ...sleepers };

  function choose(): Plan {
    if (asleep.all > 0) {
      asleep = { ...asleep, all: asleep.all - 1 };
      return 'all-sleep';
    }
    if (asleep.first > 0) {
      asleep = { ...asleep, first: asleep.first - 1 };
      return 'first-sleeps';
    }
    return chance.one(plans);
  }

  async function press(teams: TeamsClient, on: Message, verb: string, inputs: object = {}): Promise<void> {
    const escalation = aboutWhich(on);
    const action = { type: 'Action.Execute', verb, data: { verb, escalation, ...inputs } };
    const value = { action, trigger: 'manual' };
    for (let tries = 0; tries < 40; tries++) {
      const more = { type: 'invoke', name: 'adaptiveCard/action', replyToId: on.id, value };
      const answer = await teams.post({ ...teams.base(randomUUID()), ...more });
      if (isCard(answer)) {
        if (/take-on|close/.test(verb) && escalation) taken.add(escalation);
        return;
      }
      // In the channel, what concerns only the person who pressed is said in a sentence.
      if (teams === inChannel && answer.body?.type === 'application/vnd.microsoft.activity.message') return;
      await pause(250);
    }
    unanswered.push(verb);
  }

  async function answer(who: Person | 'channel', on: Message, plan: Plan, again: boolean): Promise<void> {
    const teams = who === 'channel' ? inChannel : (clients.get(who) as TeamsClient);
    await pause(chance.between(50, 600));
    const own = () => press(teams, on, 'escalation-take-on');
    const isFirst = who === 'lena';
    switch (plan) {
      case 'own':
        if (isFirst) await own();
        return;
      case 'own-and-close':
        if (!isFirst) return;
        await own();
        return press(teams, on, 'escalation-close', { closing: 'advised' });
      case 'acknowledge-first':
        if (!isFirst) return;
        await press(teams, on, 'escalation-acknowledge');
        return own();
      case 'race':
        if (isFirst || who === 'channel') await own();
        return;
      case 'declined':
        if (isFirst) return press(teams, on, 'escalation-decline');
        if (who === 'dev') await own();
        return;
      case 'declined-by-all': {
        // The second page is the one that comes when nobody has owned it.
        if (who !== 'channel' && !again) return press(teams, on, 'escalation-decline');
        if (isFirst) await own();
        return;
      }
      case 'first-sleeps':
        if (who === 'dev') await own();
        return;
      case 'all-sleep':
        if (isFirst && again) await own();
        return;
    }
  }
  const timesSeen = new Map<string, number>();

  const conversations = new Map([...clients].map(([name, teams]) => [teams.conversation, name]));
  async function look(): Promise<void> {
    while (looking) {
      for (const [conversation, who] of [...conversations, [channel, 'channel'] as const]) {
        for (const message of connector.messages(conversation)) {
          const escalation = seen.has(message.id) ? undefined : aboutWhich(message);
          if (escalation === undefined) continue;
          seen.add(message.id);
          const plan = chosen.get(escalation) ?? choose();
          chosen.set(escalation, plan);
          const key = `${who}:${escalation}`;
          timesSeen.set(key, (timesSeen.get(key) ?? 0) + 1);
          const work = answer(who, message, plan, (timesSeen.get(key) ?? 0) > 1).finally(() =>
            atWork.delete(work),
          );
          atWork.add(work);
        }
      }
      await pause(100);
    }
  }
  const over = look();
  return {
    ...{ conversations, taken, unanswered, plans: chosen },
    done: async () => {
      looking = false;
      await over;
      await Promise.all(atWork);
    },
  };
}
