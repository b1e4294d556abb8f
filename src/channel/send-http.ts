import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectorClientOptions } from 'botframework-connector/lib/connectorApi/models/index.js';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type Response = Awaited<ReturnType<HttpClient['sendRequest']>>;

/** The channel answered a send with an error status. `code` is the channel's own short code, such as BotNotInConversationRoster. */
export class SendRefused extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  constructor(status: number, code: string | undefined, retryAfterSeconds: number | undefined) {
    super(`the channel answered ${status}`);
    this.name = 'SendRefused';
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Only these mean "not now"; anything else is not better a moment later. */
const notNow = new Set([412, 429, 502, 503, 504]);
const longestPauseMs = 1000;

/**
 * How the connector reaches the channel. The library's own way retries 408, 429 and 5xx four times, waits as long as
 * Retry-After says while the turn stands, repeats a POST after a reset (two cards), and never gives up on a silent host.
 * This one waits `timeoutMs`, repeats once when the channel says "not now" for a moment, and throws SendRefused, which
 * the library does not retry. It follows no redirect: the token goes to the service that was named and nowhere else.
 */
export function sendHttp(timeoutMs: number): HttpClient {
  return {
    sendRequest: async (request) => {
      const sent = await send(request, timeoutMs);
      if (sent.ok) return sent.response;
      const pauseMs = (sent.refused.retryAfterSeconds ?? 0.3) * 1000;
      if (!notNow.has(sent.refused.status) || pauseMs > longestPauseMs) throw sent.refused;
      await pause(pauseMs);
      const again = await send(request, timeoutMs);
      if (again.ok) return again.response;
      throw again.refused;
    },
  };
}

type Sent = { ok: true; response: Response } | { ok: false; refused: SendRefused };

async function send(request: Parameters<HttpClient['sendRequest']>[0], timeoutMs: number): Promise<Sent> {
  const answer = await fetch(request.url, {
    method: request.method,
    headers: request.headers.rawHeaders(),
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const bodyAsText = await answer.text();
  if (!answer.ok) {
    const refused = new SendRefused(answer.status, codeIn(bodyAsText), secondsIn(answer.headers));
    return { ok: false, refused };
  }
  const headers = request.headers.clone();
  for (const { name } of headers.headersArray()) headers.remove(name);
  for (const [name, value] of answer.headers) headers.set(name, value);
  return { ok: true, response: { request, status: answer.status, headers, bodyAsText } };
}

/** `error.code` of a connector's error body, if it looks like a code. Its message is not kept. */
function codeIn(body: string): string | undefined {
  try {
    const code: unknown = JSON.parse(body)?.error?.code;
    return typeof code === 'string' && /^\w{1,80}$/.test(code) ? code : undefined;
  } catch {
    // No JSON, no code: the status says what there is to say.
    return undefined;
  }
}

/** Retry-After in seconds; as a date it is turned into seconds from now. */
function secondsIn(headers: Headers): number | undefined {
  const said = headers.get('retry-after');
  if (said === null) return undefined;
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
