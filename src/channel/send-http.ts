import { Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';

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

/** Nothing answered within the time. Whether the message arrived, nobody knows. */
export class SendTimedOut extends Error {
  override readonly name = 'SendTimedOut';
}

export type HttpMessage = {
  method: 'POST' | 'PUT';
  url: string;
  /** The value of the Authorization header, where there is one. */
  authorization: string | undefined;
  body: string;
};

/** Sends one message. Out: the text of the answer. Throws SendRefused, SendTimedOut, or the connection's own error. */
export type SendHttp = (message: HttpMessage) => Promise<string>;

/** Only these mean "not now"; anything else is not better a moment later. */
const notNow = new Set([412, 429, 502, 503, 504]);
const longestPauseMs = 1000;
const longestAnswer = 1024 * 1024;

/** An idle connection that the other side is about to close would lose the next message. */
const idleMs = 20_000;

/** Connections stay open between messages: a new one for each cost more than the message. */
const agents = {
  'http:': { request: overHttp, agent: new HttpAgent({ keepAlive: true, maxSockets: 256, timeout: idleMs }) },
  'https:': {
    request: overHttps,
    agent: new HttpsAgent({ keepAlive: true, maxSockets: 256, timeout: idleMs }),
  },
};

/**
 * How the channel is reached. The library's own way retries 408, 429 and 5xx four times, waits as long as Retry-After
 * says while the turn stands, repeats a POST after a reset (two cards), and never gives up on a silent host. This one
 * waits `timeoutMs`, and repeats once when the channel says "not now" for a moment. It follows no redirect: the token goes
 * to the service that was named and nowhere else.
 */
export function sendHttp(timeoutMs: number): SendHttp {
  return async (message) => {
    const first = await send(message, timeoutMs);
    if (first.ok) return first.text;
    const pauseMs = (first.refused.retryAfterSeconds ?? 0.3) * 1000;
    if (!notNow.has(first.refused.status) || pauseMs > longestPauseMs) throw first.refused;
    await pause(pauseMs);
    const again = await send(message, timeoutMs);
    if (again.ok) return again.text;
    throw again.refused;
  };
}

type Sent = { ok: true; text: string } | { ok: false; refused: SendRefused };

async function send(message: HttpMessage, timeoutMs: number): Promise<Sent> {
  const [answer, text] = await exchange(message, timeoutMs);
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) return { ok: true, text };
  return {
    ok: false,
    refused: new SendRefused(status, codeIn(text), secondsIn(answer.headers['retry-after'])),
  };
}

function exchange(
  { method, url, authorization, body }: HttpMessage,
  timeoutMs: number,
): Promise<[IncomingMessage, string]> {
  return new Promise((resolve, reject) => {
    const to = new URL(url);
    const { request, agent } = agents[to.protocol === 'https:' ? 'https:' : 'http:'];
    const sending = request(to, {
      ...{ method, agent },
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        ...(authorization === undefined ? {} : { authorization }),
      },
    });
    const late = setTimeout(() => sending.destroy(new SendTimedOut()), timeoutMs);
    const failed = (error: Error) => {
      clearTimeout(late);
      reject(error);
    };
    sending.on('error', failed);
    sending.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
        if (text.length > longestAnswer) sending.destroy(new Error('an answer without end'));
      });
      answer.on('error', failed);
      answer.on('end', () => {
        clearTimeout(late);
        resolve([answer, text]);
      });
    });
    sending.end(body);
  });
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
function secondsIn(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
