/**
 * node tests/upgrade/support/make-dump.ts FOLDER VERSION: runs the release that is checked out in FOLDER, lets scripted
 * people use it, and writes what its database then holds to tests/upgrade/VERSION.sql. Once for each release.
 */
import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { freePort } from '../../../scripts/local/ports.ts';
import { projectRoot } from '../../../scripts/local/where-things-are.ts';
import { startLocalPostgres } from '../../../scripts/local-postgres.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { startFakeConnector } from '../../support/fake-connector.ts';
import { dump } from './dump.ts';
import { fillRelease } from './fill-release.ts';
import { connectorThen, keys } from './people.ts';

const [folder = '', version = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('make-dump.ts FOLDER VERSION');
const release = resolve(folder);
const { startApp } = await import(join(release, 'src/app.ts'));
const { readConfig } = await import(join(release, 'src/config.ts'));

let now = new Date('2026-11-20T15:00:00Z');
const data = join(projectRoot, '.data', `make-dump-${process.pid}`);
const server = await startLocalPostgres({ folder: data });
const connector = await startFakeConnector();
try {
  const env = {
    ...{ ASKWELL_MODE: 'local', PORT: `${await freePort()}`, ASKWELL_KEYS: keys, DATABASE_URL: server.url },
    ORGANISATION_FILE: join(projectRoot, 'tests/upgrade/support/organisation.yaml'),
  };
  const log = pino({ level: 'error', base: null });
  const app = await startApp(readConfig(env, release), log, () => now);
  const database = openDatabase(server.url);
  const forward = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  await fillRelease({ botUrl: app.url, database, connector, forward }).finally(() => app.stop());
  // Each is there to answer one activity once more: the newest of everybody will do, and every one that was not sent.
  await database.query(
    `delete from turn t where sent_at is not null and exists (select 1 from turn n
       where n.tenant = t.tenant and n.person = t.person and n.received_at >= t.received_at and n.id > t.id)`,
  );
  const sql = await dump(database, join(release, 'src/store/migrations'));
  const made = `-- Askwell ${version}, on ${now.toISOString()}.\n`;
  writeFileSync(
    join(projectRoot, 'tests/upgrade', `${version}.sql`),
    made + sql.replaceAll(connector.url, connectorThen),
  );
  await database.end();
} finally {
  await connector.close();
  await server.stop();
  await rm(data, { recursive: true, force: true });
}
