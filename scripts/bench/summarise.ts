import type { Way } from './conversation.ts';
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
  const rounds = 1 + Math.max(-1, ...played.map(({ round }) => round));
  return Array.from({ length: rounds }, (_, round) => {
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
