import { firstWord } from './activities.ts';
import type { BenchConnector } from './connector.ts';
import { exchange, newAgent, newSeat } from './conversation.ts';
import { ratiosByRound, type Spread, spreadOf } from './ratios.ts';
import { runServer } from './run-server.ts';
import type { ServerName, ServerPlan } from './which-servers.ts';

export type ColdStarts = { ms: Partial<Record<ServerName, Spread>>; toWaterfall: Spread };

/**
 * From starting the process to its first answer, in ms, the database up and its tables there. One after the other, turn
 * and turn about, so that all meet the same machine.
 */
export async function measureColdStarts(
  plans: readonly ServerPlan[],
  connector: BenchConnector,
  times: number,
): Promise<ColdStarts> {
  const taken = new Map<ServerName, number[]>(plans.map(({ name }) => [name, []]));
  for (let i = 0; i < times; i += 1) {
    for (const plan of plans) taken.get(plan.name)?.push(await coldStart(plan, connector));
  }
  const of = (name: ServerName) => taken.get(name) ?? [];
  return {
    ms: Object.fromEntries([...taken].map(([name, all]) => [name, spreadOf(all)])),
    toWaterfall: ratiosByRound(of('askwell'), of('waterfall')),
  };
}

async function coldStart(plan: ServerPlan, connector: BenchConnector): Promise<number> {
  const begun = performance.now();
  const server = await runServer(plan);
  const table = { server, connector, way: 'response' as const, agent: newAgent() };
  try {
    const seat = newSeat();
    await exchange(table, seat, firstWord(table, seat));
    return performance.now() - begun;
  } finally {
    await table.agent.destroy();
    await server.stop();
  }
}
