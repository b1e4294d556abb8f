import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenIdServer } from '../../tests/support/openid-server.ts';

/** A message as the bot posted it: `id` is the message that it made or changed. */
export type Posted = { id: string; text: string; signedIn: boolean };

export type BenchConnector = {
  url: string;
  /** The Authorization header of the next activity. */
  authorization: () => string;
  /** The next message in a conversation. Ask before the turn is sent: it may be there before the turn's own answer. */
  next: (conversation: string) => Promise<Posted>;
  /** How many messages came that nobody waited for. */
  strays: () => number;
  close: () => Promise<void>;
};

/** A channel is many machines, and each sends with a token of its own for as long as it lasts. */
const machines = 16;

/**
 * The connector's side of the channel, as light as it can be: it takes what is posted or changed, gives it an id, and
 * hands it to whoever waits for that conversation. Connections stay open, as the channel's do. It says of
 * each message whether the bot showed a token that the login gave out.
 */
export async function startBenchConnector(
  openId: Pick<OpenIdServer, 'admits' | 'bearer'>,
): Promise<BenchConnector> {
  const waiting = new Map<string, (posted: Posted) => void>();
  let made = 0;
  let strays = 0;
  const admitted = new Set<string>();
  const admits = (header = '') =>
    admitted.has(header) || (openId.admits(header) && admitted.add(header).has(header));

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const [, , , conversation = '', , activity] = (request.url ?? '').split('/');
    const id = request.method === 'PUT' && activity ? decodeURIComponent(activity) : `message-${++made}`;
    response.writeHead(request.method === 'PUT' ? 200 : 201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id }));
    const key = decodeURIComponent(conversation);
    const waiter = waiting.get(key);
    waiting.delete(key);
    if (waiter) waiter({ id, text, signedIn: admits(request.headers.authorization) });
    else strays += 1;
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const tokens = Array.from({ length: machines }, (_, jti) => openId.bearer(url, { claims: { jti } }));
  let sent = 0;
  return {
    url,
    authorization: () => tokens[sent++ % machines] as string,
    next: (conversation) => new Promise((done) => waiting.set(conversation, done)),
    strays: () => strays,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function bodyOf(message: IncomingMessage): Promise<string> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.once('end', () => done(Buffer.concat(chunks).toString('utf8')));
    message.once('error', failed);
  });
}
