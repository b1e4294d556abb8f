import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startOpenIdServer } from '../../tests/support/openid-server.ts';
import { dataFolder } from '../local/where-things-are.ts';
import { startLocalPostgres } from '../local-postgres.ts';
import { askwellEntry } from './askwell-entry.ts';
import { type BenchConnector, startBenchConnector } from './connector.ts';
import { databaseCpuOf } from './database-cpu.ts';
import { askwellFolder, type Ground } from './which-servers.ts';

/** What a run stands on: one database server, one sign-in and one connector for all that is measured. */
export type Standing = {
  ground: Ground;
  connector: BenchConnector;
  /** CPU of the database in ms so far; undefined where it cannot be told. */
  databaseCpu: () => number | undefined;
};

/** Puts up a database (unless one is given), a sign-in and a connector for `work`, and takes away whatever it left. */
export async function withGround<T>(
  databaseUrl: string | undefined,
  work: (standing: Standing) => Promise<T>,
): Promise<T> {
  const folder = join(dataFolder(), `bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  // One level down: beside it the compiled code is kept.
  const askwell = askwellEntry(askwellFolder, join(folder, 'askwell', 'dist'));
  const postgresFolder = join(folder, 'postgres');
  const postgres =
    databaseUrl === undefined ? await startLocalPostgres({ folder: postgresFolder }) : undefined;
  const openId = await startOpenIdServer();
  const connector = await startBenchConnector(openId);
  const ground: Ground = {
    askwell,
    ...{ databaseUrl: databaseUrl ?? postgres?.url ?? '', cardsFile: join(folder, 'cards.json') },
    signIn: openId.environment,
    keys: `bench:${randomBytes(32).toString('base64')}`,
  };
  try {
    return await work({ ground, connector, databaseCpu: databaseCpuOf(postgresFolder) });
  } finally {
    await connector.close();
    await openId.close();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
