import type { Chance } from '../drill/chance.ts';
import { type Script, type Seat, type Way, ways } from './conversation.ts';
import type { BenchOptions } from './options.ts';
import { playSlice, type Slice, seatsFor } from './play.ts';
import { type Played, playRounds } from './rounds.ts';
import { type RunningServer, runServer } from './run-server.ts';
import { planFor, type ServerName } from './which-servers.ts';
import type { Standing } from './with-ground.ts';

/** Turns of each server under each way of answering, before anything counts: code that runs cold is another code. */
const warmUpMs = 2_000;

/** Starts every server, warms all of them up, and plays the rounds. */
export async function measureRounds(
  { ground, connector, databaseCpu }: Standing,
  { options, script, chance }: { options: BenchOptions; script: Script; chance: Chance },
  tell: (line: string) => void,
): Promise<Played[]> {
  const running = new Map<ServerName, RunningServer>();
  // Who sat there goes on where they were when the next round comes.
  const seats = new Map<string, Seat[]>();
  const play = (name: ServerName, way: Way, conversations: number, ms: number): Promise<Slice> => {
    const server = running.get(name);
    if (!server) throw new Error(`${name} is not running`);
    const key = `${name} ${way} ${conversations}`;
    const sitting = seats.get(key) ?? seatsFor(conversations);
    seats.set(key, sitting);
    return playSlice({ server, connector, script, way, seats: sitting, until: { ms }, databaseCpu });
  };
  try {
    for (const name of options.servers) running.set(name, await runServer(planFor(name, ground)));
    tell('warming up');
    for (const name of options.servers)
      for (const way of ways) await play(name, way, 64, Math.min(warmUpMs, 4 * options.sliceMs));
    return await playRounds(
      { ...options, chance },
      ({ server, way, conversations }) => play(server, way, conversations, options.sliceMs),
      (round) => tell(`round ${round} of ${options.rounds}`),
    );
  } finally {
    for (const server of running.values()) await server.stop();
  }
}
