import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the bot made it. */
export type Received = {
  method: string;
  conversation: string;
  /** The message that was replied to (POST), changed (PUT) or removed (DELETE). */
  activityId: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what the bot sent is looked at by tests, part by part
  activity: any;
  status: number;
};

/** A message as the conversation shows it now. `card` is the Adaptive Card that it carries, if any. */
export type Message = { id: string; conversation: string; text: string | undefined; card: Card | undefined };
// biome-ignore lint/suspicious/noExplicitAny: a card is walked as JSON
export type Card = any;

export type Misbehaviour = {
  /** An error status, or no answer at all. */
  status: number | 'hang';
  code?: string;
  retryAfter?: number | string;
  /** Only these requests; all where absent. */
  method?: 'POST' | 'PUT' | 'DELETE';
  /** How often; for ever where absent. */
  times?: number;
};

export type FakeConnector = {
  url: string;
  received: Received[];
  /** The messages of one conversation, oldest first, as they stand now. */
  messages(conversation: string): Message[];
  /** What Teams does when an invoke response carries a card: it takes the place of the pressed one. */
  replaceCard(id: string, card: Card): void;
  misbehave(how: Misbehaviour): void;
  behave(): void;
  close(): Promise<void>;
};

const route = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

/** A real HTTP server that speaks the connector's protocol on a free port of this machine and remembers everything. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const received: Received[] = [];
  const shown = new Map<string, Message>();
  let rules: (Misbehaviour & { left: number })[] = [];
  let count = 0;

  const server = createServer(async (request, response) => {
    const match = route.exec(new URL(request.url ?? '/', 'http://fake').pathname);
    const text = await bodyOf(request);
    if (!match?.[1]) return answer(response, 404, { error: { code: 'NoSuchRoute', message: 'fake' } });
    const method = request.method ?? '';
    const conversation = decodeURIComponent(match[1]);
    const activityId = match[2] === undefined ? undefined : decodeURIComponent(match[2]);
    const activity = text ? JSON.parse(text) : undefined;
    const rule = rules.find((r) => r.left > 0 && (r.method === undefined || r.method === method));
    const status = rule ? (rule.status === 'hang' ? 0 : rule.status) : method === 'POST' ? 201 : 200;
    received.push({ method, conversation, activityId, activity, status });
    if (rule) {
      rule.left -= 1;
      if (rule.status === 'hang') return;
      if (rule.retryAfter !== undefined) response.setHeader('retry-after', String(rule.retryAfter));
      return answer(response, rule.status, {
        error: { code: rule.code, message: 'a secret of the library' },
      });
    }
    if (method === 'POST') {
      const id = `message-${++count}`;
      shown.set(id, { id, conversation, ...contentOf(activity) });
      return answer(response, 201, { id });
    }
    if (activityId === undefined || !shown.has(activityId)) {
      return answer(response, 404, { error: { code: 'ActivityNotFoundInConversation', message: 'fake' } });
    }
    if (method === 'DELETE') shown.delete(activityId);
    else shown.set(activityId, { id: activityId, conversation, ...contentOf(activity) });
    answer(response, 200, { id: activityId });
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
    misbehave: (how) => {
      rules.push({ ...how, left: how.times ?? Number.POSITIVE_INFINITY });
    },
    behave: () => {
      rules = [];
    },
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

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
