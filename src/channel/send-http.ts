import { setTimeout as pause } from 'node:timers/promises';
import type { Agent, Dispatcher } from 'undici';

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

/**
 * Connections stay open between messages: a new one for each cost more than the message. An idle one is closed before the
 * other side would do it, or the next message would be lost on it. The limits of time are `exchange`'s own.
 */
const openAgent = async () =>
  new (await import('undici')).Agent({ connections: 256, headersTimeout: 0, bodyTimeout: 0 });
/** Opened with the first message: a start does not wait for it. */
let opened: Promise<Agent> | undefined;
const connections = () => (opened ??= openAgent());

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
  const { status, retryAfter, text } = await exchange(await connections(), message, timeoutMs);
  if (status >= 200 && status < 300) return { ok: true, text };
  return { ok: false, refused: new SendRefused(status, codeIn(text), secondsIn(retryAfter)) };
}

type Answered = { status: number; retryAfter: string | undefined; text: string };

function exchange(
  agent: Agent,
  { method, url, authorization, body }: HttpMessage,
  timeoutMs: number,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { origin, pathname, search } = new URL(url);
    const answered: Answered = { status: 0, retryAfter: undefined, text: '' };
    const parts: Buffer[] = [];
    let length = 0;
    let sending: Dispatcher.DispatchController | undefined;
    let ended: Error | undefined;
    const end = (error: Error) => {
      clearTimeout(late);
      ended ??= error;
      sending?.abort(ended);
      reject(ended);
    };
    const late = setTimeout(() => end(new SendTimedOut()), timeoutMs);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      ...(authorization && { authorization }),
    };
    agent.dispatch(
      { origin, path: pathname + search, method, headers, body },
      {
        onRequestStart: (controller) => {
          sending = controller;
          // Connected too late: the caller has been told, and may send another one.
          if (ended) controller.abort(ended);
        },
        onResponseStart: (_, status, answer) => {
          Object.assign(answered, { status, retryAfter: [answer['retry-after']].flat()[0] });
        },
        onResponseData: (_, part) => {
          parts.push(part);
          length += part.length;
          if (length > longestAnswer) end(new Error('an answer without end'));
        },
        onResponseEnd: () => {
          clearTimeout(late);
          resolve({ ...answered, text: Buffer.concat(parts).toString('utf8') });
        },
        onResponseError: (_, error) => end(error),
      },
    );
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
