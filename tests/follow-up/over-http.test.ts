import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { usualLimits } from '../../src/channel/how-often.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log/create-log.ts';
import { projectRoot } from '../support/content.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { teamsClient } from '../support/teams-client.ts';
import { useTestDatabase } from '../support/test-database.ts';

const database = useTestDatabase();
const unsafe = {
  ...{ 'seen-alone': 'no', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};
const log = createLog('silent');

const config = (): Config => ({
  ...{ mode: 'local', host: '127.0.0.1', port: 0, contentDir: projectRoot, logLevel: 'silent' },
  organisationFile: join(projectRoot, 'deploy/local/organisation.yaml'),
  ...{ databaseUrl: database().url, databaseSchema: database().schema },
  keys: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  limits: usualLimits,
  ...{ metrics: undefined, drainNoticeMs: 0 },
  bot: { appId: '', appPassword: '', appType: 'SingleTenant', tenantId: '' },
  serviceAddresses: { local: true, hosts: [] },
});

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what(); tries++) {
    if (tries > 200) throw new Error('it never came');
    await new Promise((go) => setTimeout(go, 50));
  }
}

test('the whole way: planned, the bot restarts, the reminder comes on the morning, and is moved', async () => {
  const connector = await startFakeConnector();
  let now = new Date('2026-11-20T15:00:00Z');
  let app = await startApp(config(), log, () => now);
  const who = { connector, person: '0f0f0f0f-1111-4222-8333-444444444444', conversation: 'a:one' };
  try {
    const teams = teamsClient({ botUrl: app.url, ...who });
    await teams.type('start');
    teams.fill({ pathway: 'may-harm', timing: 'afterwards' });
    await teams.press('answer');
    teams.fill(unsafe);
    await teams.press('answer');
    for (let cards = 0; teams.card().metadata.kind === 'ask' && cards < 20; cards++) {
      if (teams.inputs().some(({ id }) => id === 'household'))
        teams.fill({ cues: 'anger-or-stress', household: 'partner' });
      await teams.press('answer');
    }
    expect(teams.words()).toContain('Tuesday, 24 November 2026');
    await app.stop();

    // Nobody ran at half past eight; who starts at ten makes up for it.
    now = new Date('2026-11-24T10:00:00Z');
    const before = connector.messages('a:one').length;
    app = await startApp(config(), log, () => now);
    const later = teamsClient({ botUrl: app.url, ...who });
    await until(() => connector.messages('a:one').length > before);
    // The leads' channel hears of its own matters meanwhile.
    const mine = connector.received.filter(({ conversation }) => conversation === 'a:one');
    const sent = mine.filter(({ method }) => method === 'POST').at(-1)?.activity;
    expect(sent).toMatchObject({
      summary: 'You asked Askwell to remind you of something today.',
      channelData: { notification: { alert: true } },
    });
    expect(later.card().metadata).toEqual({ stage: 'reminder', kind: 'reminder' });

    await later.press('follow-up-move');
    later.fill({ 'follow-up': '2026-11-25' });
    await later.press('follow-up-move');
    expect(later.words()).toContain('Wednesday, 25 November 2026');
    await later.press('follow-up-open', {});
    expect(later.card().metadata.kind).toBe('summary');
    await later.type('follow-ups');
    await later.press('follow-up-pass-on');
    expect(later.words()).toContain('Askwell has told nobody');
    expect(connector.messages('a:one').filter(({ card }) => card?.metadata.kind === 'reminder')).toEqual([]);
  } finally {
    await app.stop();
    await connector.close();
    await database().database.query(`drop schema if exists ${database().schema}_jobs cascade`);
  }
});
