import type { Chance } from '../drill/chance.ts';
import { type Way, ways } from './conversation.ts';
import type { Slice } from './play.ts';
import type { ServerName } from './which-servers.ts';

/** One slice to be played, and one that was. */
export type Cell = { way: Way; conversations: number; server: ServerName };
export type Played = Cell & { round: number; slice: Slice };

export type RoundsPlan = {
  rounds: number;
  conversations: readonly number[];
  servers: readonly ServerName[];
  chance: Chance;
};

/**
 * The order of one round: every server under every load once. The loads come shuffled, and under each load the servers do,
 * so that those whose ratio is taken run within seconds of each other, and none always runs after the same one.
 */
export function orderOf({ conversations, servers, chance }: RoundsPlan): Cell[] {
  const loads = ways.flatMap((way) => conversations.map((number) => ({ way, conversations: number })));
  return shuffled(loads, chance).flatMap((load) =>
    shuffled(servers, chance).map((server) => ({ ...load, server })),
  );
}

/** Plays all rounds, one slice at a time. */
export async function playRounds(
  plan: RoundsPlan,
  play: (cell: Cell) => Promise<Slice>,
  tell: (round: number) => void,
): Promise<Played[]> {
  const played: Played[] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const cell of orderOf(plan)) played.push({ ...cell, round, slice: await play(cell) });
    tell(round + 1);
  }
  return played;
}

/** In another order, by chance. */
export function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  return items
    .map((item) => ({ item, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
