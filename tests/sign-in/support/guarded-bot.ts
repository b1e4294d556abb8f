import { randomUUID } from 'node:crypto';
import { createAdapter } from '../../../src/channel/adapter.ts';
import { startServer } from '../../../src/channel/server.ts';
import type { OpenIdServer, TokenChanges } from '../../support/openid-server.ts';

export const tenants = [
  '11111111-2222-4333-8444-555555555555',
  '66666666-7777-4888-9999-aaaaaaaaaaaa',
] as const;

/** An activity as Teams sends it, for the tenant that its service address carries. */
export const activityAt = (serviceUrl: string, changes: object = {}) => ({
  ...{ type: 'message', id: randomUUID(), channelId: 'msteams', serviceUrl, text: 'start' },
  from: { id: '29:amara', aadObjectId: randomUUID() },
  recipient: { id: '28:askwell' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: tenants[0] },
  channelData: { tenant: { id: tenants[0] } },
  ...changes,
});

/**
 * The front door as it is in production, over real HTTP, with an OpenID server in Microsoft's place and a counter in the
 * bot's: what gets in is counted, whatever it is.
 */
export async function startGuardedBot(openId: OpenIdServer) {
  const logged: { event?: string; why?: string }[] = [];
  const note = (line: object) => void logged.push(line);
  const log = { info: () => {}, warn: note, error: note };
  const { appId, password, tenant } = openId.bot;
  const adapter = createAdapter({
    identity: {
      ...{ appId, appPassword: password, appType: 'SingleTenant', tenantId: tenant },
      cloud: openId.cloud,
    },
    host: '0.0.0.0',
    door: { tenants: () => tenants, addresses: { local: false, hosts: ['127.0.0.1'] } },
    plainLine: () => '',
    log,
  });
  const turns: string[] = [];
  const bot = async ({ activity }: { activity: { id?: string } }) => void turns.push(activity.id ?? '');
  const ready = async () => ({ ok: true });
  const server = await startServer({ host: '127.0.0.1', port: 0, adapter, bot, ready, log, drainMs: 100 });
  const serviceUrl = `http://127.0.0.1:9/emea/${tenants[0]}/`;

  /** What becomes of one request: the HTTP status, whether there was a turn, and what was logged about it. */
  async function send(authorization: string, activity: object = activityAt(serviceUrl)) {
    const [turnsBefore, loggedBefore] = [turns.length, logged.length];
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // On a busy machine a kept connection is closed at the very moment at which it is used again.
        connection: 'close',
        ...(authorization && { authorization }),
      },
      body: JSON.stringify(activity),
    });
    const said = logged.slice(loggedBefore).map(({ event, why }) => why ?? event);
    return { status: response.status, turns: turns.length - turnsBefore, said };
  }
  return {
    ...{ adapter, serviceUrl, send, logged },
    /** With a token that is good but for `changes`, for the address of this activity. */
    sendWith: (changes: TokenChanges, activity = activityAt(serviceUrl)) =>
      send(openId.bearer(activity.serviceUrl, changes), activity),
    close: () => server.close(),
  };
}

export const letIn = { status: 200, turns: 1, said: [] };
export const tokenRefused = { status: 401, turns: 0, said: ['not-authenticated'] };
export const notLetIn = (why: string) => ({ status: 403, turns: 0, said: [why] });
