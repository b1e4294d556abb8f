import type { Way } from './conversation.ts';
import type { Slice } from './play.ts';
import { median, percentile, ratiosByRound, type Spread } from './ratios.ts';
import type { Played } from './rounds.ts';
import type { ServerName } from './which-servers.ts';

/** The figures of a slice. All but turns a second are better when smaller. */
export const figures = ['turnsPerSecond', 'cpuMs', 'databaseCpuMs', 'p50', 'p95', 'p99'] as const;
export type Figure = (typeof figures)[number];
export type Load = { way: Way; conversations: number };

/** One figure of a slice: turns a second, ms of CPU a turn, or ms that a turn took. Undefined where it could not be told. */
export function figureOf({ slice }: Played, figure: Figure): number | undefined {
  switch (figure) {
    case 'turnsPerSecond':
      return slice.turns / slice.seconds;
    case 'cpuMs':
      return slice.cpuMs / slice.turns;
    case 'databaseCpuMs':
      return slice.databaseCpuMs === undefined ? undefined : slice.databaseCpuMs / slice.turns;
    case 'p50':
      return percentile(slice.latencies, 0.5);
    case 'p95':
      return percentile(slice.latencies, 0.95);
    case 'p99':
      return percentile(slice.latencies, 0.99);
  }
}

/** A figure of one server under one load, in the order of the rounds. */
export function byRound(played: readonly Played[], server: ServerName, load: Load, figure: Figure) {
  return roundsOf(played).map((round) => {
    const found = played.find(
      (one) =>
        one.round === round &&
        one.server === server &&
        one.way === load.way &&
        one.conversations === load.conversations,
    );
    return found && figureOf(found, figure);
  });
}

const roundsOf = (played: readonly Played[]): number[] => [...new Set(played.map(({ round }) => round))];

/** The ms of CPU a turn in each round, over all its turns: a machine that does much at once and one that does little. */
function cpuOfAllLoads(played: readonly Played[], server: ServerName, way: Way) {
  return roundsOf(played).map((round) => {
    const slices = played
      .filter((one) => one.round === round && one.server === server && one.way === way)
      .map(({ slice }) => slice);
    const sum = (of: (slice: Slice) => number) => slices.reduce((total, slice) => total + of(slice), 0);
    return sum(({ cpuMs }) => cpuMs) / sum(({ turns }) => turns);
  });
}

export type Row = { server: ServerName; figures: Record<Figure, number> };

/** The middle of each figure over the rounds. For the eye: what counts are the ratios. */
export function rowOf(played: readonly Played[], server: ServerName, load: Load): Row {
  const middle = (figure: Figure) =>
    median(byRound(played, server, load, figure).filter((number) => number !== undefined));
  return {
    server,
    figures: Object.fromEntries(figures.map((one) => [one, middle(one)])) as Row['figures'],
  };
}

/** Askwell's figure against a peer's, within each round. */
export const ratioTo = (played: readonly Played[], peer: ServerName, load: Load, figure: Figure): Spread =>
  ratiosByRound(byRound(played, 'askwell', load, figure), byRound(played, peer, load, figure));

/** Askwell's CPU a turn against a peer's over all turns of a round, whatever the load. */
export const cpuOfAllLoadsTo = (played: readonly Played[], peer: ServerName, way: Way): Spread =>
  ratiosByRound(cpuOfAllLoads(played, 'askwell', way), cpuOfAllLoads(played, peer, way));
