import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, orderOf, playRounds } from '../../scripts/bench/rounds.ts';
import { usualServers } from '../../scripts/bench/which-servers.ts';
import { chanceFrom } from '../../scripts/drill/chance.ts';
import { madeUp } from './support/made-up.ts';

const plan = (seed: number) => ({
  ...{ rounds: 3, conversations: [1, 8, 64], servers: usualServers, chance: chanceFrom(seed) },
});
const loadOf = ({ way, conversations }: Cell) => `${way} ${conversations}`;

test('each round plays every server under every load once, those of one load side by side', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const order = orderOf(plan(seed));
      expect(new Set(order.map((cell) => `${loadOf(cell)} ${cell.server}`)).size).toBe(2 * 3 * 5);
      const changes = order.filter((cell, i) => i > 0 && loadOf(cell) !== loadOf(order[i - 1] as Cell));
      expect(changes).toHaveLength(2 * 3 - 1);
    }),
  );
});

test('the order differs from round to round, and is the same for the same seed', async () => {
  const orders = async () => {
    const said: string[] = [];
    const played = await playRounds(
      plan(7),
      async (cell) => {
        said.push(`${loadOf(cell)} ${cell.server}`);
        return madeUp();
      },
      () => undefined,
    );
    expect(played.map(({ round }) => round)).toEqual([0, 1, 2].flatMap((round) => Array(30).fill(round)));
    return said;
  };
  const said = await orders();
  expect(said.slice(0, 30)).not.toEqual(said.slice(30, 60));
  expect(await orders()).toEqual(said);
});
