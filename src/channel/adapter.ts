import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import { isLoopback } from '../content/service-addresses.ts';
import type { BotIdentity } from './bot-identity.ts';
import { type Log, logTrouble } from './channel-log.ts';
import { isKeysTrouble, SignIn } from './sign-in.ts';
import { type Door, whyNot } from './who-may-speak.ts';

export type { BotIdentity };

export type TurnLogic = (context: TurnContext) => Promise<void>;

/** What goes back over HTTP: the invoke response of a pressed button, otherwise only a status. */
export type HttpAnswer = { status: number; body?: unknown };

/**
 * The Bot Framework's adapter. `receive` stands in for CloudAdapter.process, which prints errors to the console and
 * answers with a library's error text.
 */
export class Adapter extends CloudAdapter {
  readonly #signIn: SignIn;
  readonly #door: Door;
  readonly #log: Log;

  constructor(identity: BotIdentity, door: Door, log: Log) {
    const signIn = new SignIn(identity, door);
    super(signIn);
    this.#signIn = signIn;
    this.#door = door;
    this.#log = log;
  }

  /**
   * One activity through sign-in, the door, middleware and `logic`. In: the request's Authorization header and its body,
   * already known to be an activity. Out: the status and body to answer; 401 when the token does not hold, 403 when the
   * activity may not come in, 503 when the channel's keys cannot be had. Never throws.
   */
  async receive(authorization: string, activity: Activity, logic: TurnLogic): Promise<HttpAnswer> {
    const signedIn = await this.#signIn
      .authenticateRequest(activity, authorization)
      .catch((error: unknown) => {
        logTrouble(this.#log, isKeysTrouble(error) ? 'keys-not-found' : 'not-authenticated', error);
        return { status: isKeysTrouble(error) ? 503 : 401 };
      });
    if ('status' in signedIn) return signedIn;
    const why = whyNot(activity, this.#door);
    if (why) {
      // The address has been signed: an operator who sees a new one of Teams' here can list it in SERVICE_HOSTS.
      const host =
        why === 'service-address-not-listed' ? URL.parse(activity.serviceUrl)?.hostname : undefined;
      this.#log.warn({ event: 'not-let-in', why, host });
      return { status: 403 };
    }
    try {
      const invoke = await this.processActivity(signedIn, activity, logic);
      return invoke ? { status: invoke.status, body: invoke.body } : { status: 200 };
    } catch (error) {
      logTrouble(this.#log, 'unexpected', error);
      return { status: 500 };
    }
  }
}

/**
 * The adapter, with a last net: what the bot itself did not catch is logged by code and answered with `plainLine`, once.
 * Throws a plain sentence when sign-in would be off anywhere but in local mode, on an address of this machine. In
 * production even that is not enough: behind a proxy on the same machine the whole world comes from 127.0.0.1.
 */
export function createAdapter(parts: {
  identity: BotIdentity;
  host: string;
  door: Door;
  log: Log;
  plainLine: (locale: string) => string;
}): Adapter {
  const { identity, host, door, log, plainLine } = parts;
  if (identity.appId.trim() === '' && !(door.addresses.local && isLoopback(host))) {
    throw new Error(
      'MicrosoftAppId is empty, so anyone could speak to the bot: only local mode runs without it, on this machine only.',
    );
  }
  const adapter = new Adapter(identity, door, log);
  adapter.onTurnError = async (context, error) => {
    logTrouble(log, 'unexpected', error);
    await answerOnce(context, plainLine, log);
  };
  return adapter;
}

async function answerOnce(context: TurnContext, plainLine: (locale: string) => string, log: Log) {
  try {
    if (context.responded) return;
    const text = plainLine(context.activity.locale ?? 'en-GB');
    await context.sendActivity(
      context.activity.type === 'invoke'
        ? { type: 'invokeResponse', value: { status: 200, body: errorBody(text) } }
        : { type: 'message', text },
    );
  } catch (error) {
    // A throw out of here would answer 500 with the library's own text.
    logTrouble(log, 'reply-not-sent', error);
  }
}

const errorBody = (message: string) => ({
  statusCode: 500,
  type: 'application/vnd.microsoft.error',
  value: { code: 'not-kept', message },
});
