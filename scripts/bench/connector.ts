import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as the bot posted it: `id` is the message that it made or changed. */
export type Posted = { id: string; text: string };

export type BenchConnector = {
  url: string;
  /** The next message in a conversation. Ask before the turn is sent: it may be there before the turn's own answer. */
  next: (conversation: string) => Promise<Posted>;
  /** How many messages came that nobody waited for. */
  strays: () => number;
  close: () => Promise<void>;
};

/**
 * The connector's side of the channel, as light as it can be: it takes what is posted or changed, gives it an id, and
 * hands it to whoever waits for that conversation. Connections stay open, as the channel's do.
 */
export async function startBenchConnector(): Promise<BenchConnector> {
  const waiting = new Map<string, (posted: Posted) => void>();
  let made = 0;
  let strays = 0;

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const [, , , conversation = '', , activity] = (request.url ?? '').split('/');
    const id = request.method === 'PUT' && activity ? decodeURIComponent(activity) : `message-${++made}`;
    response.writeHead(request.method === 'PUT' ? 200 : 201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id }));
    const key = decodeURIComponent(conversation);
    const waiter = waiting.get(key);
    waiting.delete(key);
    if (waiter) waiter({ id, text });
    else strays += 1;
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    next: (conversation) => new Promise((done) => waiting.set(conversation, done)),
    strays: () => strays,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export function bodyOf(message: IncomingMessage): Promise<string> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.once('end', () => done(Buffer.concat(chunks).toString('utf8')));
    message.once('error', failed);
  });
}
