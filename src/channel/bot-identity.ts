import { ConfidentialClientApplication } from '@azure/msal-node';
import { AuthenticationConstants, MsalServiceClientCredentialsFactory } from 'botframework-connector';
import type { Cloud } from './which-cloud.ts';

/** How the bot is registered. An empty `appId` is local mode: no sign-in, so only this machine may reach it. */
export type BotIdentity = {
  appId: string;
  appPassword: string;
  appType: 'SingleTenant' | 'UserAssignedMSI';
  tenantId: string;
  /** The public one where absent. */
  cloud?: Cloud | undefined;
};

/** Who signs what the channel sends. */
export const issuerOf = ({ cloud }: BotIdentity): string =>
  cloud?.issuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer;

/** The same in the library's words. */
export function settingsOf({ appId, appPassword, appType, tenantId, cloud }: BotIdentity) {
  // Without an app id the library knows no app type either: its SingleTenant check would refuse to start.
  if (!appId) return {};
  return {
    ...{ MicrosoftAppId: appId, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId },
    ...(appPassword ? { MicrosoftAppPassword: appPassword } : {}),
    ...(cloud && {
      ToChannelFromBotLoginUrl: cloud.loginUrl,
      ToChannelFromBotOAuthScope: cloud.scope,
      ToBotFromChannelTokenIssuer: cloud.issuer,
      ToBotFromChannelOpenIdMetadataUrl: cloud.metadataUrl,
      // No token of the Emulator gets as far as this; it must only not be another host.
      ToBotFromEmulatorOpenIdMetadataUrl: cloud.metadataUrl,
      OAuthUrl: cloud.oAuthUrl,
      CallerId: cloud.callerId,
    }),
  };
}

type Client = ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1];

const microsoftLogins = ['login.microsoftonline.com', 'login.microsoftonline.us'];

/**
 * Undefined where the library's own credentials will do. It knows Microsoft's public and US government logins; of any
 * other it asks the public one whether it may be trusted, which a closed network cannot do and a proof must not need.
 */
export function credentialsOf({ appId, appPassword, appType, cloud }: BotIdentity) {
  if (!appId || !cloud || appType !== 'SingleTenant') return undefined;
  const { host } = new URL(cloud.loginUrl);
  if (microsoftLogins.includes(host)) return undefined;
  const auth = {
    clientId: appId,
    clientSecret: appPassword,
    authority: cloud.loginUrl,
    knownAuthorities: [host],
  };
  // One class, whose types the package has twice, for both kinds of module.
  const client = new ConfidentialClientApplication({ auth }) as unknown as Client;
  return new MsalServiceClientCredentialsFactory(appId, client);
}
