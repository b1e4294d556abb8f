import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { projectRoot } from '../support/content.ts';
import { type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';
import { type OpenIdServer, startOpenIdServer } from '../support/openid-server.ts';
import { teamsClient } from '../support/teams-client.ts';
import { useTestDatabase } from '../support/test-database.ts';

const database = useTestDatabase();
const token = 'of-the-identity';
/** What Azure puts beside a replica: an address that gives out tokens of the identities that the app was given. */
const asked: { clientId: string | null; resource: string | null; secret: unknown }[] = [];
const identities = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://here');
  asked.push({
    ...{ clientId: searchParams.get('client_id'), resource: searchParams.get('resource') },
    secret: request.headers['x-identity-header'],
  });
  const expires_on = `${Math.floor(Date.now() / 1000) + 24 * 3600}`;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ access_token: token, expires_on, token_type: 'Bearer' }));
});
let openId: OpenIdServer;
let connector: FakeConnector;
let bot: BotProcess | undefined;

beforeAll(async () => {
  openId = await startOpenIdServer();
  connector = await startFakeConnector({ admits: (shown) => shown === `Bearer ${token}` });
  await new Promise<void>((go) => identities.listen(0, '127.0.0.1', go));
});
afterAll(async () => {
  await bot?.kill();
  await connector.close();
  await openId.close();
  await new Promise((go) => identities.close(go));
});

test('registered with a managed identity, the bot has no password and answers with the token of the identity', async () => {
  const { port } = identities.address() as AddressInfo;
  bot = await startBotProcess(database().url, database().schema, {
    ...{ ...openId.environment, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' },
    ...{ IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`, IDENTITY_HEADER: 'of-the-replica' },
    ...{ ORGANISATION_FILE: join(projectRoot, 'deploy/local/organisation.yaml'), METRICS_PORT: '0' },
  });
  const teams = teamsClient({ botUrl: bot.url, connector, authorization: openId.bearer(connector.url) });
  expect((await teams.type('start')).status).toBe(200);
  expect(teams.card().metadata.kind).toBeTruthy();
  await teams.type('help');
  expect(teams.messages()).toHaveLength(2);
  // One for all that it sends, for what the channel wants, and by the identity that was meant: a replica may have several.
  expect(asked).toEqual([
    {
      clientId: openId.bot.appId,
      resource: openId.environment.ToChannelFromBotOAuthScope,
      secret: 'of-the-replica',
    },
  ]);
});
