import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Verified, verifyAudit } from '../../src/store/audit.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createSeal, readKeyRing } from '../../src/store/seal.ts';
import { keys } from '../../tests/support/bot-process.ts';
import { startFakeConnector } from '../../tests/support/fake-connector.ts';
import { dataFolder } from '../local/where-things-are.ts';
import { startLocalPostgres } from '../local-postgres.ts';
import { chanceFrom } from './chance.ts';
import { type Raised, raiseOne } from './clinicians.ts';
import { count, type Figures, pendingPosts } from './count.ts';
import { createFaults } from './faults.ts';
import { startLeads } from './leads.ts';
import { writeOrganisation } from './organisation.ts';
import { startBot, startReplicas } from './replicas.ts';

export type DrillOptions = {
  escalations: number;
  faults: boolean;
  replicas: number;
  kills: number;
  seed: number;
  /** How many escalations nobody answers at first, so that a limit of a minute has to run out. */
  sleepers: { first: number; all: number };
  /** How many are raised a second. */
  pace: number;
  restartDatabase: boolean;
};

export type DrillResult = Figures & {
  chain: Verified;
  faults: Record<string, number>;
  /** From the last fault until everything was where it should be. */
  recoveredMs: number | undefined;
  seconds: number;
  exitCodes: (number | null)[];
  /** Bots that ended without having been told to. */
  crashed: number;
  said: string;
};

const schema = 'askwell';
const quietWithinMs = 120_000;

/** A drill from beginning to end, on a database of its own that is removed afterwards. */
export async function runDrill(options: DrillOptions, say: (line: string) => void): Promise<DrillResult> {
  const begun = Date.now();
  const folder = join(dataFolder(), 'drill', `${process.pid}-${options.seed}`);
  mkdirSync(folder, { recursive: true });
  const chance = chanceFrom(options.seed);
  const organisation = join(folder, 'organisation.yaml');
  writeOrganisation(organisation);
  const cluster = join(folder, 'postgres');
  let server = await startLocalPostgres({ folder: cluster });
  const connector = await startFakeConnector();
  const replicas = await startReplicas(options.replicas, startBot(server.url, schema, organisation));
  const database = openDatabase(server.url, schema);
  try {
    const leads = await startLeads(connector, replicas, chance, options.sleepers);
    // A bit more than fifteen requests come of each escalation; the kills are spread over the first half of them.
    const spread = Array.from({ length: options.faults ? options.kills : 0 }, (_, i) =>
      Math.round(((i + 1) * options.escalations * 8) / (options.kills + 1)),
    );
    const faults = createFaults(chance, replicas, spread);
    if (options.faults) connector.misbehaveBy(faults.choose);

    say(`${options.escalations} clinicians, ${options.replicas} bots, seed ${options.seed}`);
    const raising: Promise<Raised>[] = [];
    for (let no = 1; no <= options.escalations; no++) {
      const one = raiseOne(connector, replicas, no);
      // Awaited below: a failure before that must not end this process with its bots and its database still running.
      one.catch(() => undefined);
      raising.push(one);
      if (options.restartDatabase && no === Math.ceil(options.escalations / 2)) {
        await server.stop();
        server = await startLocalPostgres({ folder: cluster, port: Number(new URL(server.url).port) });
        faults.note('database restarted');
        say('the database was restarted');
      }
      await pause(1000 / options.pace);
    }
    const raised = await Promise.all(raising);
    connector.behave();
    await replicas.whole();
    const healthyAt = Math.max(faults.lastAt(), 0) || Date.now();
    say('all have told the lead; no more faults');
    const quietAt = await untilQuiet(database, options);
    await leads.done();
    await untilQuiet(database, { ...options, sleepers: { first: 0, all: 0 } });
    const figures = await count(database, connector, raised, leads);
    const chain = await verifyAudit(database, createSeal(readKeyRing(keys)));
    const exitCodes = await replicas.stop();
    return {
      ...{ ...figures, chain, faults: faults.counts, exitCodes },
      ...{ crashed: replicas.crashed(), said: replicas.said() },
      recoveredMs: quietAt === undefined ? undefined : Math.max(quietAt - healthyAt, 0),
      seconds: Math.round((Date.now() - begun) / 1000),
    };
  } finally {
    await replicas.stop().catch(() => undefined);
    await database.end();
    await connector.close();
    await server.stop();
    if (!process.env.DRILL_KEEP) await rm(folder, { recursive: true, force: true });
  }
}

/** Until nothing waits to be brought anywhere. Out: when that was first so; undefined where it never was. */
async function untilQuiet(
  db: Database,
  { sleepers }: Pick<DrillOptions, 'sleepers'>,
): Promise<number | undefined> {
  let first: number | undefined;
  const until = Date.now() + quietWithinMs + (sleepers.all > 0 ? 60_000 : 0);
  for (let calm = 0; Date.now() < until; ) {
    const quiet = (await pendingPosts(db)) === 0;
    if (quiet) first ??= Date.now();
    const { rows } = await db.query<{ count: number }>(
      `select count(*)::int as count from escalation where state in ('raised', 'notified', 'unowned')`,
    );
    const waiting = sleepers.first + sleepers.all > 0 ? (rows[0]?.count ?? 0) : 0;
    calm = quiet && waiting === 0 ? calm + 1 : 0;
    if (calm >= 15) return first;
    await pause(200);
  }
  return first;
}
