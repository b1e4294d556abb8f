import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { freePort } from '../../../scripts/local/ports.ts';
import { inTurn } from '../../../scripts/proof/in-turn.ts';
import { type App, startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/log/create-log.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { projectRoot } from '../../support/content.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { type TeamsClient, teamsClient } from '../../support/teams-client.ts';
import { connectorThen, keys, tenant } from './people.ts';

/** A database of its own with what a release left behind. `address` is for a bot, `database` for looking into it. */
export type Released = { address: string; database: Database; madeAt: Date; drop: () => Promise<void> };

/** Loads a released database onto the run's PostgreSQL, as it was at that release. */
export async function loadRelease(file: string, connectorUrl: string): Promise<Released> {
  const name = `upgrade_${randomBytes(6).toString('hex')}`;
  const server = openDatabase(inject('databaseUrl'), 'public');
  await server.query(`create database ${name}`);
  const address = Object.assign(new URL(inject('databaseUrl')), { pathname: `/${name}` }).href;
  const database = openDatabase(address);
  const sql = readFileSync(join(projectRoot, 'tests/upgrade', file), 'utf8');
  await database.query(`create schema askwell; ${sql.replaceAll(connectorThen, connectorUrl)}`);
  const drop = async () => {
    if (!database.ended) await database.end();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
  };
  return { address, database, madeAt: new Date(/ on (\S+)\.\n/.exec(sql)?.[1] ?? ''), drop };
}

/** Three replicas of today's bot, started at the same moment a minute after a release left its database. */
export function useUpgradedHouse(file: string) {
  const parts = {} as {
    released: Released;
    connector: FakeConnector;
    apps: App[];
    now: Date;
    unsent: string[];
  };
  let bring: ReturnType<typeof inTurn>;

  beforeAll(async () => {
    parts.connector = await startFakeConnector();
    parts.released = await loadRelease(file, parts.connector.url);
    parts.now = new Date(parts.released.madeAt.getTime() + 60_000);
    const { rows: unsent } = await parts.released.database.query<{ chat: string }>(
      `select distinct conversation ->> 'id' as chat from turn where sent_at is null and reply is not null`,
    );
    parts.unsent = unsent.map(({ chat }) => chat);
    // Whatever the questions are like today, some enquiries were begun under others.
    await parts.released.database.query(
      `update enquiry_session set content_version = 'older' where id < '80000000-0000-0000-0000-000000000000'`,
    );
    const ports = [await freePort(), await freePort(), await freePort()];
    parts.apps = await Promise.all(ports.map((port) => start(port)));
    bring = inTurn(
      parts.apps.map(({ url }) => url),
      '',
    );
  });
  afterAll(async () => {
    for (const app of parts.apps ?? []) await app.stop();
    await parts.released?.drop();
    await parts.connector?.close();
  });

  function start(port: number): Promise<App> {
    const env = {
      ...{ ASKWELL_MODE: 'local', PORT: `${port}`, ASKWELL_KEYS: keys },
      ...{ DATABASE_URL: parts.released.address },
      ORGANISATION_FILE: join(projectRoot, 'tests/upgrade/support/organisation.yaml'),
    };
    return startApp(readConfig(env, projectRoot), createLog('silent'), () => parts.now);
  }
  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await parts.released.database.query<T & Record<string, unknown>>(sql, values)).rows;

  return {
    rows,
    database: () => parts.released.database,
    connector: () => parts.connector,
    /** The chats that waited for an answer when the release ended. */
    unsent: () => parts.unsent,
    forwardTo: (now: Date) => {
      parts.now = now;
    },
    /** Somebody who was there before, in the chat that they had; each turn meets another replica than the one before. */
    client: async (person: string): Promise<TeamsClient> => {
      const [known] = await rows<{ id: string }>(
        `select conversation ->> 'id' as id from person where tenant = $1 and id = $2`,
        [tenant, person],
      );
      const { connector, apps } = parts;
      const botUrl = apps[0]?.url ?? '';
      return teamsClient({
        botUrl,
        connector,
        tenant,
        person,
        conversation: known?.id ?? `a:${person}`,
        send: bring.send,
      });
    },
  };
}
