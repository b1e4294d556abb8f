import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
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

/**
 * Bot Framework's own sign-in, for tokens of the channel and no others, with one client for each service address instead
 * of one for each request (they took a fifth of a turn). The clients' tokens are refreshed by their credentials.
 *
 * A channel's token is good for any activity from its service address while it lasts, an hour or so: whoever could catch
 * one could write activities with it. What is promised is that the same activity again moves nothing.
 */
export class SignIn extends ConfigurationBotFrameworkAuthentication {
  readonly #identity: BotIdentity;
  readonly #door: Door;
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
    if (this.#identity.appId) mayBeTheChannel(authorization, issuerOf(this.#identity), this.#door.tenants());
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
