import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type ChooseFault, createFaults, type Misbehaviour } from './connector-faults.ts';
import { answer, bodyOf } from './json-over-http.ts';

/** One request as the bot made it. */
export type Received = {
  method: string;
  conversation: string;
  /** The message that was replied to (POST), changed (PUT) or removed (DELETE). */
  activityId: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what the bot sent is looked at by tests, part by part
  activity: any;
  /** What was answered; 0 where nothing was. */
  status: number;
  /** When it came in, by the wall clock (ms), and the message that it made. */
  at: number;
  made?: string;
};

/** A message as the conversation shows it now. `card` is the Adaptive Card that it carries, if any. */
export type Message = { id: string; conversation: string; text: string | undefined; card: Card | undefined };
// biome-ignore lint/suspicious/noExplicitAny: a card is walked as JSON
export type Card = any;

export type { Misbehaviour };

export type FakeConnector = {
  url: string;
  received: Received[];
  /** The messages of one conversation, oldest first, as they stand now. */
  messages(conversation: string): Message[];
  /** What Teams does when an invoke response carries a card: it takes the place of the pressed one. */
  replaceCard(id: string, card: Card): void;
  /** Somebody removed the message in Teams. */
  remove(id: string): void;
  misbehave(how: Misbehaviour): void;
  /** Decides for each request by itself; what `misbehave` was told comes first. */
  misbehaveBy(choose: ChooseFault): void;
  behave(): void;
  close(): Promise<void>;
};

/** Whether the token that the bot shows is one for this connector; 401 where it is not. */
export type Admits = (authorization: string | undefined) => boolean;

const route = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

/** A real HTTP server that speaks the connector's protocol on a free port of this machine and remembers everything. */
export async function startFakeConnector(how: { admits?: Admits } = {}): Promise<FakeConnector> {
  const received: Received[] = [];
  const shown = new Map<string, Message>();
  const faults = createFaults();
  let count = 0;

  /** Does what is asked, as Teams would: the status and the body of the answer. */
  function obey(request: Received): { status: number; body: object } {
    const { method, conversation, activityId, activity } = request;
    if (method === 'POST') {
      const id = `message-${++count}`;
      request.made = id;
      shown.set(id, { id, conversation, ...contentOf(activity) });
      return { status: 201, body: { id } };
    }
    if (activityId === undefined || !shown.has(activityId)) {
      return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation', message: 'fake' } } };
    }
    if (method === 'DELETE') shown.delete(activityId);
    else shown.set(activityId, { id: activityId, conversation, ...contentOf(activity) });
    return { status: 200, body: { id: activityId } };
  }

  const server = createServer(async (request, response) => {
    const match = route.exec(new URL(request.url ?? '/', 'http://fake').pathname);
    const text = await bodyOf(request);
    if (how.admits && !how.admits(request.headers.authorization)) {
      return answer(response, 401, { error: { code: 'Unauthorized', message: 'fake' } });
    }
    if (!match?.[1]) return answer(response, 404, { error: { code: 'NoSuchRoute', message: 'fake' } });
    const conversation = decodeURIComponent(match[1]);
    const activityId = match[2] === undefined ? undefined : decodeURIComponent(match[2]);
    const activity = text ? JSON.parse(text) : undefined;
    const asked = { method: request.method ?? '', conversation, activityId, activity };
    const now: Received = { ...asked, status: 0, at: Date.now() };
    received.push(now);
    const fault = faults.choose(now);
    if (fault?.slowMs !== undefined) await pause(fault.slowMs);
    if (fault?.status === 'hang') return;
    if (fault?.status === 'reset') return void request.socket.resetAndDestroy();
    if (typeof fault?.status === 'number') {
      now.status = fault.status;
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
      return answer(response, fault.status, {
        error: { code: fault.code, message: 'a secret of the library' },
      });
    }
    const { status, body } = obey(now);
    if (fault?.status === 'hang-after') return;
    if (fault?.status === 'reset-after') return void request.socket.resetAndDestroy();
    now.status = status;
    answer(response, status, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    messages: (conversation) => [...shown.values()].filter((m) => m.conversation === conversation),
    replaceCard: (id, card) => {
      const message = shown.get(id);
      if (message) shown.set(id, { ...message, card });
    },
    remove: (id) => {
      shown.delete(id);
    },
    ...{ misbehave: faults.misbehave, misbehaveBy: faults.misbehaveBy, behave: faults.behave },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: an activity as it came over the wire
function contentOf(activity: any): Pick<Message, 'text' | 'card'> {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const attachment = activity?.attachments?.find((a: any) => a.contentType?.endsWith('card.adaptive'));
  return { text: activity?.text, card: attachment?.content };
}
