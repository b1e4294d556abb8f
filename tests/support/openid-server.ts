/**
 * The two services that Microsoft runs for a bot, on this machine, so that a bot in production mode can be tried with
 * real tokens and real HTTP:
 *
 *   const openId = await startOpenIdServer();
 *   const connector = await startFakeConnector({ admits: openId.admits });
 *   const bot = await startBotProcess(url, schema, { ...openId.environment, ORGANISATION_FILE: file });
 *   const teams = teamsClient({ botUrl: bot.url, connector, authorization: openId.bearer(connector.url) });
 *
 * Towards the bot it is the channel: metadata and signing keys with endorsements (http, as only this machine asks).
 * From the bot it is the login: it gives out the token that the bot shows to the connector (https, as the bot's library
 * takes nothing else; its certificate is in `caFile`, which `environment` names as NODE_EXTRA_CA_CERTS).
 */
import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jwt from 'jsonwebtoken';
import { generate } from 'selfsigned';
import { answer, bodyOf } from './json-over-http.ts';

/** How one token differs from a good one. A claim that is undefined is left out. */
export type TokenChanges = {
  claims?: Record<string, unknown>;
  kid?: string;
  key?: KeyObject | string;
  algorithm?: jwt.Algorithm;
};

export type OpenIdServer = Awaited<ReturnType<typeof startOpenIdServer>>;

const minute = 60;
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Starts both services on free ports of this machine. `close` ends them and removes the certificate. */
export async function startOpenIdServer() {
  const bot = { appId: randomUUID(), password: randomUUID(), tenant: randomUUID() };
  const issuer = 'https://channel.example';
  const scope = 'https://connector.example';
  const keys = { teams: newKey(), web: newKey() };
  const login = newKey();
  const endorsements = { teams: ['msteams', 'directline'], web: ['webchat'] };
  let metadataAsked = 0;
  let granted = 0;

  const metadata = createServer((request, response) => {
    const at = `http://127.0.0.1:${portOf(metadata)}`;
    metadataAsked += 1;
    if (request.url === '/metadata') return answer(response, 200, { issuer, jwks_uri: `${at}/keys` });
    if (request.url !== '/keys') return answer(response, 404, {});
    answer(response, 200, {
      keys: (['teams', 'web'] as const).map((kid) => ({
        ...keys[kid].publicKey.export({ format: 'jwk' }),
        ...{ kid, use: 'sig', endorsements: endorsements[kid] },
      })),
    });
  });

  const folder = mkdtempSync(join(tmpdir(), 'askwell-openid-'));
  const caFile = join(folder, 'ca.pem');
  const certificate = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  writeFileSync(caFile, certificate.cert);
  const tokens = createSecureServer(
    { key: certificate.private, cert: certificate.cert },
    async (request, response) => {
      const at = `https://127.0.0.1:${portOf(tokens)}/${bot.tenant}`;
      if (request.url?.endsWith('/.well-known/openid-configuration')) {
        return answer(response, 200, {
          ...{ issuer: at, jwks_uri: `${at}/keys`, authorization_endpoint: `${at}/authorize` },
          token_endpoint: `${at}/oauth2/v2.0/token`,
        });
      }
      const form = new URLSearchParams(await bodyOf(request));
      const asked = Object.fromEntries(
        ['client_id', 'client_secret', 'grant_type'].map((k) => [k, form.get(k)]),
      );
      const right = asked.client_id === bot.appId && asked.client_secret === bot.password;
      if (!right || asked.grant_type !== 'client_credentials' || form.get('scope') !== `${scope}/.default`) {
        return answer(response, 401, { error: 'invalid_client', error_description: 'fake' });
      }
      granted += 1;
      const payload = { appid: bot.appId, aud: scope, iss: at, jti: randomUUID() };
      const access_token = jwt.sign(payload, login.privateKey, {
        algorithm: 'RS256',
        expiresIn: 60 * minute,
      });
      answer(response, 200, { token_type: 'Bearer', expires_in: 60 * minute, access_token });
    },
  );
  await Promise.all(
    [metadata, tokens].map((one) => new Promise<void>((go) => one.listen(0, '127.0.0.1', go))),
  );

  /** What the channel would send in the Authorization header for a service address, or something like it. */
  function bearer(serviceUrl: string, changes: TokenChanges = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const good = {
      iss: issuer,
      aud: bot.appId,
      nbf: now - minute,
      exp: now + 60 * minute,
      serviceurl: serviceUrl,
    };
    const claims = Object.entries({ ...good, ...changes.claims }).filter(([, value]) => value !== undefined);
    const { algorithm = 'RS256', kid = 'teams' } = changes;
    const key = changes.key ?? (algorithm === 'none' ? '' : keys.teams.privateKey);
    return `Bearer ${jwt.sign(Object.fromEntries(claims), key, { algorithm, keyid: kid })}`;
  }

  return {
    ...{ bot, issuer, keys, caFile, bearer },
    /** Whether the bot shows a token that this server gave it for the connector. */
    admits: (authorization: string | undefined): boolean => {
      try {
        jwt.verify(authorization?.replace(/^Bearer /, '') ?? '', login.publicKey, {
          algorithms: ['RS256'],
          audience: scope,
        });
        return true;
      } catch {
        return false;
      }
    },
    /** How often the keys were asked for, and how many tokens were given out. */
    asked: () => ({ metadata: metadataAsked, tokens: granted }),
    cloud: {
      loginUrl: `https://127.0.0.1:${portOf(tokens)}/${bot.tenant}`,
      scope,
      issuer,
      metadataUrl: `http://127.0.0.1:${portOf(metadata)}/metadata`,
      oAuthUrl: `https://127.0.0.1:${portOf(tokens)}`,
      callerId: 'urn:botframework:test',
    },
    /** Everything that a bot in production mode needs to know of this server; ORGANISATION_FILE comes on top. */
    environment: {
      ...{ ASKWELL_MODE: 'production', HOST: '127.0.0.1', SERVICE_HOSTS: '127.0.0.1' },
      ...{ MicrosoftAppId: bot.appId, MicrosoftAppPassword: bot.password },
      ...{ MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: bot.tenant },
      ToChannelFromBotLoginUrl: `https://127.0.0.1:${portOf(tokens)}/${bot.tenant}`,
      ToChannelFromBotOAuthScope: scope,
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromChannelOpenIdMetadataUrl: `http://127.0.0.1:${portOf(metadata)}/metadata`,
      OAuthUrl: `https://127.0.0.1:${portOf(tokens)}`,
      CallerId: 'urn:botframework:test',
      NODE_EXTRA_CA_CERTS: caFile,
    },
    close: async () => {
      for (const one of [metadata, tokens]) {
        one.closeAllConnections();
        await new Promise((go) => one.close(go));
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
