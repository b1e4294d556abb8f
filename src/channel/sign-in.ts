import { hash } from 'node:crypto';
import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConfiguration,
  AuthenticationError,
  type Claim,
  type ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { isServiceAddress } from '../content/service-addresses.ts';
import { type BotIdentity, credentialsOf, issuerOf, settingsOf } from './bot-identity.ts';
import { type Credentials, createConnector } from './connector.ts';
import { mayBeTheChannel, mustBeTheChannel } from './only-channel-tokens.ts';
import { rememberSome } from './remember-some.ts';
import { sendHttp } from './send-http.ts';
import type { Door } from './who-may-speak.ts';
import { TookTooLong, within } from './within.ts';

/** Long enough for Teams on a bad day; two of them still end before Teams gives up on an answer after 15 s. */
const sendTimeoutMs = 6_000;
/** Teams has a service address for each region and tenant; the list of tenants is short. */
const mostClients = 100;
const send = sendHttp(sendTimeoutMs);
/** The library waits for ever for the channel's keys and for the bot's own token. */
const keysTimeoutMs = 6_000;
/** How long a token that was proven is not proven again: a key that the channel takes back is still taken for so long. */
const provenMs = 5 * 60_000;
/** A channel is many machines, each with a token of its own. Who sends good tokens without end finds old ones forgotten. */
const mostTokens = 1_000;

/**
 * Bot Framework's own sign-in, for tokens of the channel and no others, with one client for each service address instead
 * of one for each request (they took a fifth of a turn), and one proof for each token, address and channel instead of one
 * for each request (as much again). The clients' tokens are refreshed by their credentials.
 *
 * A channel's token is good for any activity from its service address while it lasts, an hour or so: whoever could catch
 * one could write activities with it. What is promised is that the same activity again moves nothing.
 */
export class SignIn extends ConfigurationBotFrameworkAuthentication {
  readonly #identity: BotIdentity;
  readonly #door: Door;
  readonly #proven = rememberSome<AuthenticateRequestResult>(mostTokens, provenUntil);
  readonly #clients = rememberSome<ConnectorClient>(mostClients);
  readonly #userClients = rememberSome<UserTokenClient>(1);

  constructor(identity: BotIdentity, door: Door) {
    const onlyTheChannel = async (claims: Claim[]) => mustBeTheChannel(claims, issuerOf(identity));
    super(settingsOf(identity), credentialsOf(identity), new AuthenticationConfiguration([], onlyTheChannel));
    this.#identity = identity;
    this.#door = door;
  }

  /** Throws when the token does not hold; `isKeysTrouble` tells whether the token was to blame. */
  override async authenticateRequest(activity: Activity, authorization: string) {
    if (!this.#identity.appId) return this.#prove(activity, authorization);
    mayBeTheChannel(authorization, issuerOf(this.#identity), this.#door.tenants());
    // All that the library looks at. The token itself is not kept: whoever could read it here could use it.
    const { channelId, serviceUrl } = activity;
    const asked = hash('sha256', JSON.stringify([authorization, channelId, serviceUrl]));
    return this.#proven(asked, () => this.#prove(activity, authorization));
  }

  async #prove(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const signedIn = await within(keysTimeoutMs, super.authenticateRequest(activity, authorization));
    const { connectorFactory } = signedIn;
    return {
      ...signedIn,
      ...(connectorFactory && { connectorFactory: this.#remembering(connectorFactory) }),
    };
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return this.#remembering(super.createConnectorFactory(identity));
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return this.#userClients('', () => super.createUserTokenClient(identity));
  }

  #remembering(factory: ConnectorFactory): ConnectorFactory {
    return {
      create: async (serviceUrl, audience) => {
        // The last door before the bot's token leaves: the address may have been stored under other settings.
        if (!isServiceAddress(serviceUrl, this.#door.addresses)) throw new ServiceAddressNotListed();
        return this.#clients(`${serviceUrl}\n${audience}`, async () => {
          const { credentials } = await factory.create(serviceUrl, audience);
          return createConnector(serviceUrl, inTime(credentials as unknown as Credentials), send);
        });
      },
    };
  }
}

/** Never longer than the token itself is good. */
function provenUntil({ claimsIdentity }: AuthenticateRequestResult): number {
  const runsOut = Number(claimsIdentity.getClaimValue('exp') ?? Number.NaN) * 1000;
  const later = Date.now() + provenMs;
  return Number.isNaN(runsOut) ? later : Math.min(later, runsOut);
}

const inTime = (credentials: Credentials): Credentials => ({
  signRequest: (request) => within(keysTimeoutMs, credentials.signRequest(request)),
});

/** The bot was about to write to an address that is not Teams', nor one of SERVICE_HOSTS. */
export class ServiceAddressNotListed extends Error {
  override readonly name = 'ServiceAddressNotListed';
}

/** Whether sign-in failed because the channel's keys could not be had; otherwise the token was no good. */
export const isKeysTrouble = (error: unknown): boolean =>
  error instanceof AuthenticationError
    ? Number(error.statusCode) >= 500
    : error instanceof TookTooLong || (error instanceof Error && error.name === 'FetchError');
