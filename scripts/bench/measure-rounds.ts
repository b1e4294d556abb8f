import type { Chance } from '../drill/chance.ts';
import { type Script, type Seat, type Way, ways } from './conversation.ts';
import type { BenchOptions } from './options.ts';
import { playSlice, type Slice, seatsFor, type Until } from './play.ts';
import { type Played, playRounds } from './rounds.ts';
import { type RunningServer, runServer } from './run-server.ts';
import { planFor, type ServerName } from './which-servers.ts';
import type { Standing } from './with-ground.ts';

/** Starts every server, warms all of them up, and plays the rounds. */
export async function measureRounds(
  { ground, connector, databaseCpu }: Standing,
  { options, script, chance }: { options: BenchOptions; script: Script; chance: Chance },
  tell: (line: string) => void,
): Promise<Played[]> {
  const running = new Map<ServerName, RunningServer>();
  // Who sat there goes on where they were when the next round comes.
  const seats = new Map<string, Seat[]>();
  const play = (name: ServerName, way: Way, conversations: number, until: Until): Promise<Slice> => {
    const server = running.get(name);
    if (!server) throw new Error(`${name} is not running`);
    const key = `${name} ${way} ${conversations}`;
    const sitting = seats.get(key) ?? seatsFor(conversations);
    seats.set(key, sitting);
    return playSlice({ server, connector, script, way, seats: sitting, until, databaseCpu });
  };
  try {
    for (const name of options.servers) running.set(name, await runServer(planFor(name, ground)));
    tell('warming up');
    // By turns, not by time: a slow machine takes as many to get from code that is read to code that is compiled.
    for (const name of options.servers)
      for (const way of ways) await play(name, way, 64, { turns: options.warmUpTurns });
    return await playRounds(
      { ...options, chance },
      ({ server, way, conversations }) => play(server, way, conversations, { ms: options.sliceMs }),
      (round) => tell(`round ${round} of ${options.rounds}`),
    );
  } finally {
    for (const server of running.values()) await server.stop();
  }
}
