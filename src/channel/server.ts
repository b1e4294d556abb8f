import type { Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Activity } from 'botbuilder';
import { pino } from 'pino';
import restify, { type Next, type Request, type Response } from 'restify';
import { underCorrelation } from '../log/under-correlation.ts';
import type { Adapter, HttpAnswer } from './adapter.ts';
import type { Bot } from './bot.ts';
import type { Log } from './channel-log.ts';
import { plainError } from './plain-http-errors.ts';
import { readActivity } from './read-activity.ts';
import { within } from './within.ts';

export type ServerParts = {
  host: string;
  /** 0 takes a free one. */
  port: number;
  adapter: Adapter;
  bot: Bot;
  /** Whether the house can take turns, with its parts as codes: what this gives is what whoever asks is told. */
  ready: () => Promise<{ ok: boolean }>;
  log: Log;
  /** For tests; 10 s otherwise. */
  drainMs?: number;
  /** For tests: how long a request may take to arrive; 30 s otherwise. */
  requestMs?: number;
};

export type RunningServer = { url: string; port: number; close: () => Promise<void> };

/** restify's own log would print its errors, with their texts, to the console. */
const silent = pino({ enabled: false }) as unknown as NonNullable<restify.ServerOptions['log']>;

const largestBody = 256 * 1024;
const readyPatienceMs = 2_000;
/** Teams stops waiting after 15 s; a connection held longer serves nobody. */
const requestMs = 30_000;

/**
 * The front door over HTTP: POST /api/messages, GET /healthz, GET /readyz. Resolves once it listens; rejects when it
 * cannot (the port is taken). Every refusal is a small JSON with a code, never a library's text.
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const server = restify.createServer({ name: 'Askwell', log: silent });
  logEachRequest(server, parts.log);
  // restify takes a connection that asks to become something else away from Node: no time limit would ever end it.
  server.on('upgrade', (_request: Request, socket: Socket) => void socket.destroy());
  server.on('restifyError', (_request: Request, response: Response, error: unknown, done: () => void) => {
    const status = (error as { statusCode?: unknown }).statusCode;
    refuse(response, typeof status === 'number' ? status : 500);
    done();
  });

  server.post('/api/messages', onlyPlainJson, ...readBody(), async (request: Request, response: Response) =>
    underCorrelation(request.id(), () => receive(parts, request, response)),
  );
  server.get('/healthz', async (_request: Request, response: Response) => {
    response.send(200, { ok: true });
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const found = await within(readyPatienceMs, parts.ready()).catch(() => ({ ok: false }));
    response.send(found.ok ? 200 : 503, found);
  });

  const http: HttpServer = server.server;
  dropTheSlow(http, parts.requestMs ?? requestMs);
  await listen(http, parts);
  const { port } = http.address() as AddressInfo;
  const host = parts.host.includes(':') ? `[${parts.host}]` : parts.host;
  return { url: `http://${host}:${port}`, port, close: () => drain(http, parts.drainMs ?? 10_000) };
}

async function receive({ adapter, bot }: ServerParts, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  // Before sign-in is checked: the library would answer an activity without serviceUrl at a public default host.
  const read = readActivity(body);
  if (read.kind === 'malformed') return refuse(response, 400);
  const { authorization = '' } = request.headers;
  const answer = await adapter.receive(authorization, body as Activity, (context) => bot(context, read));
  if (answer.status >= 400) return refuse(response, answer.status);
  reply(response, answer);
}

/**
 * restify reads form posts and unpacks gzip, where its size limit counts the packed bytes and a broken archive ends the
 * process. Bot Framework sends plain JSON; nothing else is read.
 */
function onlyPlainJson(request: Request, response: Response, next: Next): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const fits = request.contentType() === 'application/json' && encoding === 'identity';
  if (!fits) refuse(response, 415);
  next(fits ? undefined : false);
}

const readBody = () => [restify.plugins.bodyParser({ maxBodySize: largestBody, mapParams: false })].flat();

/** In one piece: restify's own `send` writes headers, body and end one after the other. */
function reply(response: Response, { status, body }: HttpAnswer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const length = { 'Content-Length': Buffer.byteLength(text) };
  response.writeHead(status, text === '' ? length : { ...length, 'Content-Type': 'application/json' });
  response.end(text);
}

function refuse(response: Response, status: number): void {
  if (!response.headersSent) response.send(status, plainError(status));
}

/** By allow-list: which request, which route, what came of it, how long it took. Never an address, a body or a header. */
function logEachRequest(server: restify.Server, log: Log): void {
  server.on('after', (request: Request, response: Response, route: { path?: unknown } | null) => {
    const path = typeof route?.path === 'string' ? route.path : 'unknown';
    const ms = Date.now() - request.time();
    log.info({ event: 'request', correlation: request.id(), route: path, status: response.statusCode, ms });
  });
}

/** Node looks for requests that take too long only so often: without the second line a slow one has twice the time. */
function dropTheSlow(http: HttpServer, ms: number): void {
  Object.assign(http, { requestTimeout: ms, headersTimeout: ms });
  Object.assign(http, { connectionsCheckingInterval: ms / 10 });
  http.setTimeout(ms);
}

function listen(http: HttpServer, { host, port }: ServerParts): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

/** Takes no new requests, lets those at work finish, and after `drainMs` cuts what is left. */
function drain(http: HttpServer, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A kept-alive connection falls idle only when its last answer is out; nobody else would close it.
    const sweep = setInterval(() => http.closeIdleConnections(), 50);
    const cut = setTimeout(() => http.closeAllConnections(), drainMs);
    http.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
  });
}
