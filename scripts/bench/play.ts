import type { BenchConnector } from './connector.ts';
import {
  isThrough,
  newAgent,
  newSeat,
  type Script,
  type Seat,
  type Table,
  takeTurn,
  type Way,
} from './conversation.ts';
import type { RunningServer } from './run-server.ts';

/** What one slice came to. CPU is the bot's own process; `databaseCpuMs` all of PostgreSQL's, where it can be told. */
export type Slice = {
  turns: number;
  seconds: number;
  cpuMs: number;
  databaseCpuMs: number | undefined;
  /** Of each turn, in ms, sorted. */
  latencies: number[];
};

/** Until when a slice goes on: for so long, or for so many turns. */
export type Until = { ms: number } | { turns: number };

export type Play = {
  server: RunningServer;
  connector: BenchConnector;
  script: Script;
  way: Way;
  /** Those at it at once; each waits for its answer before it goes on. Who is through makes room for somebody new. */
  seats: Seat[];
  until: Until;
  databaseCpu?: () => number | undefined;
};

/** Work that a bot leaves for after its answer is part of the turn's cost. */
const aftermathMs = 50;

/** Plays a slice. Rejects at the first answer that is not the right one. */
export async function playSlice(play: Play): Promise<Slice> {
  const { server, connector, script, way, seats, until } = play;
  const table: Table = { server, connector, script, way, agent: newAgent() };
  const latencies: number[] = [];
  const before = await server.usage();
  const databaseBefore = play.databaseCpu?.();
  const begun = performance.now();
  let left = 'turns' in until ? until.turns : Number.POSITIVE_INFINITY;
  const end = 'ms' in until ? begun + until.ms : Number.POSITIVE_INFINITY;

  const sit = async (at: number) => {
    while (left > 0 && performance.now() < end) {
      left -= 1;
      const seat = seats[at] ?? newSeat();
      latencies.push(await takeTurn(table, seat));
      seats[at] = isThrough(seat, script) ? newSeat() : seat;
    }
  };
  await Promise.all(seats.map((_, at) => sit(at)));
  const seconds = (performance.now() - begun) / 1000;
  await new Promise((done) => setTimeout(done, aftermathMs));
  const databaseAfter = play.databaseCpu?.();
  const after = await server.usage();
  await table.agent.close();
  return {
    ...{ turns: latencies.length, seconds, cpuMs: after.cpuMs - before.cpuMs },
    databaseCpuMs:
      databaseAfter === undefined || databaseBefore === undefined
        ? undefined
        : databaseAfter - databaseBefore,
    latencies: latencies.sort((a, b) => a - b),
  };
}

export const seatsFor = (conversations: number): Seat[] => Array.from({ length: conversations }, newSeat);
