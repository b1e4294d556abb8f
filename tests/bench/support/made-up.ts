import type { Slice } from '../../../scripts/bench/play.ts';
import type { Cell, Played } from '../../../scripts/bench/rounds.ts';
import type { ServerName } from '../../../scripts/bench/which-servers.ts';

/** A slice whose every turn took `ms`, with `cpuMs` of CPU a turn. */
export const madeUp = ({ turns = 100, seconds = 1, ms = 10, cpuMs = 2 } = {}): Slice => ({
  ...{ turns, seconds, cpuMs: cpuMs * turns, databaseCpuMs: undefined },
  latencies: Array.from({ length: turns }, () => ms),
});

/** A run of so many rounds under every load that a target speaks of. */
export function madeUpRounds(rounds: number, sliceOf: (cell: Cell, round: number) => Slice): Played[] {
  const servers: ServerName[] = ['askwell', 'waterfall', 'waterfall-pg'];
  return Array.from({ length: rounds }, (_, round) =>
    (['response', 'posted'] as const).flatMap((way) =>
      [1, 8, 64].flatMap((conversations) =>
        servers.map((server) => {
          const cell = { way, conversations, server };
          return { ...cell, round, slice: sliceOf(cell, round) };
        }),
      ),
    ),
  ).flat();
}
