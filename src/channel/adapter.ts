import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { type Log, logTrouble } from './channel-log.ts';
import { isLoopback } from './is-loopback.ts';
import { sendHttp } from './send-http.ts';

/** How the bot is registered. An empty `appId` is local mode: no sign-in, so only this machine may reach it. */
export type BotIdentity = {
  appId: string;
  appPassword: string;
  appType: 'SingleTenant' | 'UserAssignedMSI';
  tenantId: string;
};

export type TurnLogic = (context: TurnContext) => Promise<void>;

/** What goes back over HTTP: the invoke response of a pressed button, otherwise only a status. */
export type HttpAnswer = { status: number; body?: unknown };

/** Long enough for Teams on a bad day; two of them still end before Teams gives up on an answer after 15 s. */
const sendTimeoutMs = 6_000;

/**
 * The Bot Framework's adapter. `receive` stands in for CloudAdapter.process, which prints errors to the console and
 * answers with a library's error text.
 */
export class Adapter extends CloudAdapter {
  readonly #log: Log;

  constructor(identity: BotIdentity, log: Log) {
    super(authentication(identity));
    this.#log = log;
  }

  /**
   * One activity through authentication, middleware and `logic`. In: the request's Authorization header and its body,
   * already known to be an activity. Out: the status and body to answer; 401 when the token does not hold. Never throws.
   */
  async receive(authorization: string, activity: Activity, logic: TurnLogic): Promise<HttpAnswer> {
    try {
      const invoke = await this.processActivity(authorization, activity, logic);
      return invoke ? { status: invoke.status, body: invoke.body } : { status: 200 };
    } catch (error) {
      if (error instanceof AuthenticationError) {
        logTrouble(this.#log, 'not-authenticated', error);
        return { status: 401 };
      }
      logTrouble(this.#log, 'unexpected', error);
      return { status: 500 };
    }
  }
}

/**
 * The adapter, with a last net: what the bot itself did not catch is logged by code and answered with `plainLine`, once.
 * Throws a plain sentence when sign-in would be off on an address that others can reach.
 */
export function createAdapter(parts: {
  identity: BotIdentity;
  host: string;
  log: Log;
  plainLine: (locale: string) => string;
}): Adapter {
  const { identity, host, log, plainLine } = parts;
  if (identity.appId.trim() === '' && !isLoopback(host)) {
    throw new Error(
      `MicrosoftAppId is empty, so anyone could speak to the bot; it then listens on this machine only, not on ${host}.`,
    );
  }
  const adapter = new Adapter(identity, log);
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

function authentication({ appId, appPassword, appType, tenantId }: BotIdentity) {
  // Without an app id the library knows no app type either: its SingleTenant check would refuse to start.
  const settings = appId.trim()
    ? {
        ...{ MicrosoftAppId: appId, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId },
        ...(appPassword ? { MicrosoftAppPassword: appPassword } : {}),
      }
    : {};
  return new ConfigurationBotFrameworkAuthentication(settings, undefined, undefined, undefined, {
    httpClient: sendHttp(sendTimeoutMs),
  });
}
