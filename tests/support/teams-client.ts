/**
 * A small Teams, scripted. It posts activities to a bot over HTTP as Teams and the Playground do, and looks at what came
 * back: invoke responses, and messages at the fake connector.
 *
 *   const connector = await startFakeConnector();
 *   const teams = teamsClient({ botUrl, connector });
 *   await teams.arrive();                           // the app is installed
 *   await teams.type('start');                      // a typed message
 *   teams.inputs(); teams.buttons(); teams.words(); // the living card: any card, walked as JSON
 *   teams.fill({ pathway: 'may-harm' });            // by input id; refuses what a real client would refuse
 *   await teams.press('answer');                    // by verb; sends data + input values, defaults included
 *   await teams.press('go-to', { where: { stage: 'cues' } });   // when several buttons share a verb
 *   await teams.press('answer', { via: 'submit' }); // an older client: the button's Action.Submit fallback
 *   await teams.repeat();                           // the last activity again, same id, as Teams redelivers it
 *
 * The living card is the pressed one as its answer replaced it, or the newest message with a card, whichever is later.
 */
import { randomUUID } from 'node:crypto';
import type { Card, FakeConnector, Message } from './fake-connector.ts';
import {
  buttonsOf,
  type CardButton,
  type CardInput,
  inputsOf,
  refusedByClient,
  untouched,
  wordsOf,
} from './walk-card.ts';

/** That of the trial's organisation file: whoever comes from another one is not let in. */
export const clientTenant = '5c1d7f0e-8b3a-4e62-9f4d-2a6b90c7e318';

export type TeamsClientParts = {
  /** Where the bot listens, without a path. */
  botUrl: string;
  connector: FakeConnector;
  person?: string;
  tenant?: string;
  conversation?: string;
  conversationType?: 'personal' | 'groupChat' | 'channel';
  locale?: string;
  /** Sent as the Authorization header. */
  authorization?: string;
  /** As Teams names the person. */
  name?: string;
  /** Brings an activity to the bot in another way than once over HTTP: to the replica that lives, again when cut off. */
  send?: (activity: object) => Promise<{ status: number; text: string }>;
};

/** What came back over HTTP, and what the bot sent meanwhile. `body` is undefined where it was no JSON. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is looked at part by part
export type Answered = { status: number; body: any; sent: Message[] };
type Activity = Record<string, unknown>;
type Press = {
  where?: Record<string, unknown>;
  via?: 'execute' | 'submit';
  id?: string;
  /** Leaves out the client's own checks: another client may not make them. */
  unchecked?: boolean;
};
export type TeamsClient = ReturnType<typeof teamsClient>;

export function teamsClient(parts: TeamsClientParts) {
  const { connector, locale = 'en-GB', conversationType = 'personal' } = parts;
  let { botUrl } = parts;
  const person = parts.person ?? randomUUID();
  const tenant = parts.tenant ?? clientTenant;
  const conversation = parts.conversation ?? `a:${randomUUID()}`;
  let filled: Record<string, string> = {};
  let last: Activity | undefined;
  let pressed: { id: string; messagesThen: number } | undefined;

  const messages = () => connector.messages(conversation);

  function living(): { id: string; card: Card } {
    const carrying = messages().filter((message) => message.card);
    const replaced = pressed && messages().find((message) => message.id === pressed?.id && message.card);
    const newest = carrying.at(-1);
    const found = replaced && messages().length === pressed?.messagesThen ? replaced : newest;
    if (!found) throw new Error('there is no card in this conversation');
    return { id: found.id, card: found.card };
  }

  const base = (id: string = randomUUID()): Activity => ({
    id,
    timestamp: new Date().toISOString(),
    ...{ channelId: 'msteams', serviceUrl: connector.url, locale },
    from: { id: `29:${person}`, aadObjectId: person, name: parts.name ?? 'Not For The Log' },
    recipient: { id: '28:askwell', name: 'Askwell' },
    conversation: {
      ...{ id: conversation, conversationType, tenantId: tenant },
      ...(conversationType === 'personal' ? {} : { isGroup: true }),
    },
    channelData: { tenant: { id: tenant } },
  });

  async function overHttp(activity: object): Promise<{ status: number; text: string }> {
    const response = await fetch(new URL('/api/messages', botUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(parts.authorization ? { authorization: parts.authorization } : {}),
      },
      body: JSON.stringify(activity),
    });
    return { status: response.status, text: await response.text() };
  }

  async function post(activity: Activity): Promise<Answered> {
    last = activity;
    const before = messages().length;
    const { status, text } = await (parts.send ?? overHttp)(activity);
    const body = jsonOf(text);
    const replyTo = activity.replyToId;
    if (typeof replyTo === 'string' && activity.type === 'invoke' && isCard(body)) {
      connector.replaceCard(replyTo, body.value);
    }
    if (typeof replyTo === 'string') pressed = { id: replyTo, messagesThen: before };
    return { status, body, sent: messages().slice(before) };
  }

  function inputs(): CardInput[] {
    return inputsOf(living().card);
  }

  function button(verb: string, where: Record<string, unknown> = {}): CardButton {
    const all = buttonsOf(living().card);
    const found = all.find(
      (b) => b.verb === verb && Object.entries(where).every(([key, value]) => b.data[key] === value),
    );
    if (!found) {
      throw new Error(`no button "${verb}" ${JSON.stringify(where)}; there are: ${all.map((b) => b.verb)}`);
    }
    if (found.action.isEnabled === false) throw new Error(`the button "${verb}" is off`);
    return found;
  }

  /** The values that go with a button. Throws where a real client would show an error beside an input instead. */
  function valuesFor({ takes }: CardButton, unchecked = false): Record<string, string> {
    const values: Record<string, string> = {};
    for (const input of inputs().filter(({ id }) => takes.includes(id))) {
      const value = filled[input.id] ?? untouched(input);
      const refused = unchecked ? undefined : refusedByClient(input, value);
      if (refused) throw new Error(`the client would not send this: ${refused}`);
      if (value !== undefined) values[input.id] = value;
    }
    return values;
  }

  async function press(verb: string, options: Press = {}): Promise<Answered> {
    const chosen = button(verb, options.where);
    const values = valuesFor(chosen, options.unchecked);
    const replyToId = living().id;
    filled = {};
    const via = options.via ?? (chosen.type === 'Action.Execute' ? 'execute' : 'submit');
    if (via === 'execute') {
      const action = {
        type: 'Action.Execute',
        verb: chosen.action.verb,
        data: { ...chosen.data, ...values },
      };
      const value = { action, trigger: 'manual' };
      return post({ ...base(options.id), type: 'invoke', name: 'adaptiveCard/action', replyToId, value });
    }
    const value = { ...submitData(chosen), ...values };
    return post({ ...base(options.id), type: 'message', replyToId, value });
  }

  return {
    ...{ person, tenant, conversation, base, post, press, inputs, messages },
    /** Types a message and sends it. */
    type: (text: string, id?: string) =>
      post({ ...base(id), type: 'message', text, textFormat: 'plain', entities: [] }),
    /** Installs the app: both announcements, as Teams and the Playground send them. Out: what the first and second got. */
    arrive: async (): Promise<Answered[]> => [
      await post({ ...base(), type: 'installationUpdate', action: 'add' }),
      await post({
        ...{ ...base(), type: 'conversationUpdate' },
        membersAdded: [{ id: `29:${person}`, aadObjectId: person }, { id: '28:askwell' }],
      }),
    ],
    /** The last activity once more, under the same id or another one (Teams does both). */
    repeat: (id?: string): Promise<Answered> => {
      if (!last) throw new Error('nothing was posted yet');
      return post({ ...last, ...(id === undefined ? {} : { id }) });
    },
    /** The bot was started again, or another replica takes over. */
    moveTo: (url: string): void => {
      botUrl = url;
    },
    card: (): Card => living().card,
    cardId: (): string => living().id,
    buttons: (): CardButton[] => buttonsOf(living().card),
    words: (): string => wordsOf(living().card),
    /** Fills in inputs of the living card by id; they go with the next press. */
    fill: (values: Record<string, string>): void => {
      const known = inputs().map(({ id }) => id);
      const strange = Object.keys(values).filter((id) => !known.includes(id));
      if (strange.length > 0) throw new Error(`the card has no input ${strange}; it has: ${known}`);
      filled = { ...filled, ...values };
    },
  };
}

/** What an Action.Submit sends: its own data, or for an Execute the data of the Submit that stands in for it. */
function submitData({ type, action, data }: CardButton): Record<string, unknown> {
  if (type === 'Action.Submit') return data;
  const fallback = action.fallback as { type?: string; data?: Record<string, unknown> } | undefined;
  if (fallback?.type !== 'Action.Submit') throw new Error('this button has no Action.Submit fallback');
  return fallback.data ?? {};
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function jsonOf(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isCard = (body: unknown): body is { value: Card } =>
  (body as { type?: unknown } | undefined)?.type === 'application/vnd.microsoft.card.adaptive';
