import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { people, tenant, writeOrganisation } from '../../../scripts/drill/organisation.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../../support/tcp-proxy.ts';
import { type TeamsClient, teamsClient } from '../../support/teams-client.ts';

export { people, tenant };

/** Waits until something is so; says what never came. */
export async function until<T>(what: string, look: () => Promise<T> | T, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error(`it never came: ${what}`);
}

/** What a test of this folder stands on: bots in processes of their own, and a network to PostgreSQL that can be broken. */
export type FaultHouse = ReturnType<typeof useFaultHouse>;

/** `server` gives the address of another PostgreSQL than the run's own: one that a test may stop. */
export function useFaultHouse(
  server: () => Promise<string> = async () => inject('databaseUrl'),
  settings: NodeJS.ProcessEnv = {},
) {
  const name = `faults_${randomBytes(6).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'askwell-faults-'));
  const organisation = join(folder, 'organisation.yaml');
  const bots: BotProcess[] = [];
  const clients: TeamsClient[] = [];
  const parts = {} as { url: string; connector: FakeConnector; proxy: DatabaseProxy; db: Database };

  const start = async (more: NodeJS.ProcessEnv = {}): Promise<BotProcess> => {
    const env = { ORGANISATION_FILE: organisation, ...settings, ...more };
    const bot = await startBotProcess(parts.proxy.through(parts.url), 'askwell', env);
    bots.push(bot);
    for (const teams of clients) teams.moveTo(bot.url);
    return bot;
  };
  const bot = () => bots.at(-1) as BotProcess;
  const client = (who: Partial<Parameters<typeof teamsClient>[0]> = {}): TeamsClient => {
    const teams = teamsClient({ botUrl: bot().url, connector: parts.connector, tenant, ...who });
    clients.push(teams);
    return teams;
  };
  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await parts.db.query<T & Record<string, unknown>>(sql, values)).rows;

  beforeAll(async () => {
    writeOrganisation(organisation);
    // No limit runs out by itself while a test looks on.
    writeFileSync(organisation, readFileSync(organisation, 'utf8').replaceAll('minutes: 1}', 'minutes: 60}'));
    const address = new URL(await server());
    const admin = openDatabase(address.href, 'public');
    await admin.query(`create database ${name}`);
    await admin.end();
    address.pathname = `/${name}`;
    parts.url = address.href;
    parts.connector = await startFakeConnector();
    parts.proxy = await startDatabaseProxy(address.href);
    await start();
    parts.db = openDatabase(address.href, 'askwell');
  });
  afterAll(async () => {
    for (const one of bots) await one.kill();
    await parts.proxy?.close();
    await parts.db?.end();
    await parts.connector?.close();
    const admin = openDatabase(Object.assign(new URL(parts.url), { pathname: '/postgres' }).href, 'public');
    await admin.query(`drop database if exists ${name} with (force)`).catch(() => undefined);
    await admin.end();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    ...{ start, bot, client, rows, name },
    connector: () => parts.connector,
    proxy: () => parts.proxy,
    db: () => parts.db,
    /** Somebody of the drill's organisation, arrived. */
    lead: async (who: keyof typeof people): Promise<TeamsClient> => {
      const teams = client({ person: people[who].entra, name: who });
      await teams.arrive();
      return teams;
    },
    ready: async (): Promise<boolean> =>
      (await fetch(`${bot().url}/readyz`).catch(() => undefined))?.status === 200,
    /** How many turns of somebody were kept. */
    turnsOf: async ({ person }: TeamsClient): Promise<number> =>
      (await rows('select 1 from turn where person = $1', [person])).length,
    /** The steps of somebody's enquiries, as they were kept. */
    stepsOf: async (person: string): Promise<number[]> =>
      (
        await rows<{ step: number }>(
          `select e.step from enquiry_event e join enquiry_session s on s.id = e.session
            where s.person = $1 order by e.step`,
          [person],
        )
      ).map(({ step }) => step),
    newId: () => randomUUID(),
    /** Time passes for what a killed process held. */
    leasesRunOut: () =>
      rows(`update post set claimed_at = claimed_at - interval '1 minute' where claim is not null`),
    /** Every message to leads and clinicians is where it should be. */
    quiet: () =>
      until('everything delivered', async () => {
        const left = `state = 'waiting' or (state = 'shown' and shown < wanted)`;
        return (await rows(`select 1 from post where ${left} limit 1`)).length === 0;
      }),
  };
}

export const readiness = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

/** An enquiry, opened; its readiness card is on the screen. */
export async function opened(teams: TeamsClient, timing = 'in-consultation'): Promise<TeamsClient> {
  await teams.type('start');
  teams.fill({ pathway: 'may-harm', timing });
  await teams.press('answer');
  return teams;
}

/** Nothing was kept, and the person was told so: as an error beside the pressed button, or as a line in the chat. */
export const saysNotKept = ({
  body,
  sent,
}: {
  body: unknown;
  sent: { text: string | undefined }[];
}): boolean =>
  JSON.stringify(body ?? '').includes('could not be kept') ||
  sent.some(({ text }) => text?.includes('could not be kept'));

/** An enquiry at its summary: it was not safe to ask, so that a follow-up is planned. */
export async function notSafeToAsk(client: TeamsClient): Promise<TeamsClient> {
  const teams = await opened(client, 'afterwards');
  teams.fill({ ...readiness, 'seen-alone': 'no' });
  await teams.press('answer');
  while (teams.card().metadata.kind === 'ask') {
    if (teams.inputs().some(({ id }) => id === 'household'))
      teams.fill({ cues: 'anger-or-stress', household: 'partner' });
    await teams.press('answer');
  }
  return teams;
}
