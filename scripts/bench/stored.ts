import pg from 'pg';
import type { Chance } from '../drill/chance.ts';
import type { BenchConnector } from './connector.ts';
import type { Script } from './conversation.ts';
import { fillSessions } from './fill-sessions.ts';
import { playSlice, type Slice, seatsFor } from './play.ts';
import { percentile, ratiosByRound, type Spread, spreadOf } from './ratios.ts';
import { shuffled } from './rounds.ts';
import { type RunningServer, runServer } from './run-server.ts';
import { type Ground, planFor } from './which-servers.ts';

/** What a turn costs with so many sessions stored: ms of CPU, bot and database together, and how it compares. */
export type StoredCost = {
  sessions: number;
  cpuMs: Spread;
  p50: Spread;
  /** The cost against that with the fewest sessions, within each round. */
  toFewest: Spread;
  p50ToFewest: Spread;
};

export type StoredParts = {
  ground: Ground;
  connector: BenchConnector;
  script: Script;
  databaseCpu: () => number | undefined;
  chance: Chance;
  sizes: readonly number[];
  rounds: number;
  sliceMs: number;
  warmUpTurns: number;
  tell: (line: string) => void;
};

const seats = 8;

/** One Askwell for each number of sessions, each with its own schema, all at once; their slices interleaved. */
export async function measureStored(parts: StoredParts): Promise<StoredCost[]> {
  const running: { sessions: number; server: RunningServer; seats: ReturnType<typeof seatsFor> }[] = [];
  try {
    for (const sessions of parts.sizes) {
      const server = await filled(parts, sessions);
      running.push({ sessions, server, seats: seatsFor(seats) });
    }
    const slices = new Map<number, Slice[]>(parts.sizes.map((sessions) => [sessions, []]));
    for (const at of running)
      await playSlice({ ...parts, ...at, way: 'posted', until: { turns: parts.warmUpTurns } });
    for (let round = 0; round < parts.rounds; round += 1) {
      for (const { sessions, ...at } of shuffled(running, parts.chance)) {
        const slice = await playSlice({ ...parts, ...at, way: 'posted', until: { ms: parts.sliceMs } });
        slices.get(sessions)?.push(slice);
      }
    }
    return parts.sizes.map((sessions) => {
      const of = (figure: (slice: Slice) => number, size: number) => (slices.get(size) ?? []).map(figure);
      const fewest = parts.sizes[0] ?? sessions;
      return {
        ...{ sessions, cpuMs: spreadOf(of(cost, sessions)), p50: spreadOf(of(middle, sessions)) },
        toFewest: ratiosByRound(of(cost, sessions), of(cost, fewest)),
        p50ToFewest: ratiosByRound(of(middle, sessions), of(middle, fewest)),
      };
    });
  } finally {
    for (const { server } of running) await server.stop();
  }
}

const cost = ({ cpuMs, databaseCpuMs = 0, turns }: Slice): number => (cpuMs + databaseCpuMs) / turns;
const middle = ({ latencies }: Slice): number => percentile(latencies, 0.5);

/** An Askwell with a schema of its own that holds so many sessions. */
async function filled(parts: StoredParts, sessions: number): Promise<RunningServer> {
  const schema = `bench_stored_${sessions}`;
  const client = new pg.Client({ connectionString: parts.ground.databaseUrl });
  await client.connect();
  const begun = performance.now();
  try {
    await client.query(`drop schema if exists ${schema} cascade`);
    const server = await runServer(planFor('askwell', { ...parts.ground, schema }));
    const conversation = { ...parts, server, way: 'posted' as const, seats: seatsFor(1) };
    await playSlice({ ...conversation, until: { turns: parts.script.length } });
    await fillSessions(client, schema, sessions);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    parts.tell(`filled a database with ${sessions} sessions in ${seconds} s`);
    return server;
  } finally {
    await client.end();
  }
}
