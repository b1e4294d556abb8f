import { describe, expect, test } from 'vitest';
import { type BotIdentity, createAdapter } from '../../src/channel/adapter.ts';
import { readConfig } from '../../src/config.ts';
import { isServiceAddress, teamsHosts } from '../../src/content/service-addresses.ts';
import { projectRoot } from '../support/content.ts';

const given = {
  DATABASE_URL: 'postgres://localhost/none',
  ASKWELL_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  ORGANISATION_FILE: 'deploy/organisation.example.yaml',
};
const cloud = {
  ToChannelFromBotLoginUrl: 'https://login.example/tenant',
  ToChannelFromBotOAuthScope: 'https://api.example',
  ToBotFromChannelTokenIssuer: 'https://api.example',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.example/metadata',
  OAuthUrl: 'https://token.example',
  CallerId: 'urn:botframework:example',
};
const read = (more: Record<string, string>) => readConfig({ ...given, ...more }, projectRoot);

describe('another cloud', () => {
  test('is none where no setting of it is given, and whole where all are', () => {
    expect(read({}).bot.cloud).toBeUndefined();
    expect(read(cloud).bot.cloud).toEqual({
      ...{
        loginUrl: 'https://login.example/tenant',
        scope: 'https://api.example',
        issuer: 'https://api.example',
      },
      ...{ metadataUrl: 'https://login.example/metadata', oAuthUrl: 'https://token.example' },
      callerId: 'urn:botframework:example',
    });
  });

  test.each(Object.keys(cloud))('without %s it is refused, by name', (name) => {
    const { [name as keyof typeof cloud]: _, ...rest } = cloud;
    expect(() => read(rest)).toThrow(`missing: ${name}.`);
  });

  test('plain http for the keys is refused, but on this machine; for the login always', () => {
    const keysAt = (address: string) => () => read({ ...cloud, ToBotFromChannelOpenIdMetadataUrl: address });
    expect(keysAt('http://login.example/metadata')).toThrow('plain http only on this machine');
    expect(keysAt('http://127.0.0.1.example/metadata')).toThrow('plain http only on this machine');
    expect(keysAt('http://127.0.0.1:9/metadata')).not.toThrow();
    expect(keysAt('http://[::1]:9/metadata')).not.toThrow();
    expect(() => read({ ...cloud, ToChannelFromBotLoginUrl: 'http://127.0.0.1:9/t' })).toThrow(/https:/);
  });
});

describe('service addresses', () => {
  test('production writes to Teams and to the hosts that were listed; local mode to this machine', () => {
    expect(read({}).serviceAddresses).toEqual({ local: false, hosts: [] });
    expect(read({ SERVICE_HOSTS: 'a.example, b.example' }).serviceAddresses.hosts).toEqual([
      'a.example',
      'b.example',
    ]);
    expect(read({ ASKWELL_MODE: 'local' }).serviceAddresses).toEqual({ local: true, hosts: [] });
    for (const wrong of ['https://a.example', '*.example', 'a.example/x'])
      expect(() => read({ SERVICE_HOSTS: wrong })).toThrow('SERVICE_HOSTS');
  });

  test.each([false, true])('of Teams and of this machine, local: %s', (local) => {
    const may = (address: string) => isServiceAddress(address, { local, hosts: ['extra.example'] });
    for (const host of [...teamsHosts, 'extra.example']) {
      expect(may(`https://${host}/emea/`)).toBe(!local);
      expect(may(`http://${host}/emea/`)).toBe(false);
      expect(may(`https://x.${host}/`)).toBe(false);
      expect(may(`https://user@${host}/`)).toBe(false);
    }
    for (const here of ['http://127.0.0.1:56150/_connector', 'http://localhost/', 'http://[::1]:9/'])
      expect(may(here)).toBe(local);
    for (const nowhere of ['', 'smba.trafficmanager.net', 'file:///etc/passwd', 'ftp://127.0.0.1/'])
      expect(may(nowhere)).toBe(false);
  });
});

describe('how the bot is registered', () => {
  const door = { tenants: () => [], addresses: { local: false, hosts: [] } };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const start = (identity: BotIdentity) => () =>
    createAdapter({ identity, host: '0.0.0.0', door, log, plainLine: () => '' });
  const registered = { appId: 'app', appPassword: '', tenantId: 'tenant' };

  test('with a managed identity it starts without a password, and not with one', () => {
    const managed = { ...registered, appType: 'UserAssignedMSI' as const };
    expect(start(managed)).not.toThrow();
    expect(start({ ...managed, cloud: read(cloud).bot.cloud })).not.toThrow();
    expect(start({ ...managed, appPassword: 'secret' })).toThrow('MicrosoftAppPassword must not be set');
  });

  test('with one tenant it needs the tenant and the password', () => {
    const single = { ...registered, appType: 'SingleTenant' as const, appPassword: 'secret' };
    expect(start(single)).not.toThrow();
    expect(start({ ...single, tenantId: '' })).toThrow('MicrosoftAppTenantId');
    expect(start({ ...single, appPassword: '' })).toThrow('MicrosoftAppPassword');
  });

  test('an app id of nothing but spaces is none', () => {
    expect(read({ MicrosoftAppId: '  ' }).bot.appId).toBe('');
    expect(start({ ...registered, appId: '  ', appType: 'SingleTenant' })).toThrow('MicrosoftAppId is empty');
  });
});
