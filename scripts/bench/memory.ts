import type { BenchConnector } from './connector.ts';
import type { Script } from './conversation.ts';
import { playSlice, seatsFor } from './play.ts';
import { runServer } from './run-server.ts';
import type { ServerName, ServerPlan } from './which-servers.ts';

export type Asked = { plan: ServerPlan; connector: BenchConnector; script: Script };

/** In MB: resident right after the load, resident and live heap after garbage was collected. */
export type MemoryAfterLoad = { server: ServerName; rss: number; rssCollected: number; heap: number };

const mb = (bytes: number) => bytes / 2 ** 20;

/** A fresh process, so many turns of 64 conversations with replies posted, then a look at its memory. */
export async function memoryAfterLoad(asked: Asked, turns: number): Promise<MemoryAfterLoad> {
  const server = await runServer(asked.plan);
  try {
    const { connector, script } = asked;
    await playSlice({ server, connector, script, way: 'posted', seats: seatsFor(64), until: { turns } });
    const after = await server.usage();
    const collected = await server.usage(true);
    return {
      ...{ server: asked.plan.name, rss: mb(after.rss) },
      ...{ rssCollected: mb(collected.rss), heap: mb(collected.heapUsed) },
    };
  } finally {
    await server.stop();
  }
}
