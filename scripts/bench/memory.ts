import type { BenchConnector } from './connector.ts';
import type { Script } from './conversation.ts';
import { playSlice, seatsFor } from './play.ts';
import { slopeOf } from './ratios.ts';
import { runServer } from './run-server.ts';
import type { ServerName, ServerPlan } from './which-servers.ts';

type Asked = { plan: ServerPlan; connector: BenchConnector; script: Script };

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

/** Bytes of live heap that each conversation holds that was begun and left: the slope, not two points. */
export type IdleHeap = { server: ServerName; bytes: number; conversations: number };

const looks = 8;

/**
 * Begins conversations and leaves them at their first question. Live heap (after collecting) is looked at eight times on
 * the way; the first tenth only warms up, for there the heap grows by code, not by conversations.
 */
export async function idleHeap(asked: Asked, conversations: number): Promise<IdleHeap> {
  const server = await runServer(asked.plan);
  try {
    await begin(asked, server, Math.ceil(conversations / 10));
    const points = [];
    for (let look = 0; look <= looks; look += 1) {
      if (look > 0) await begin(asked, server, Math.ceil(conversations / looks));
      const x = look * Math.ceil(conversations / looks);
      points.push({ x, y: (await server.usage(true)).heapUsed });
    }
    return { server: asked.plan.name, bytes: slopeOf(points), conversations };
  } finally {
    await server.stop();
  }
}

/** Each seat says the first word and makes room for the next. */
async function begin(
  { connector, script }: Asked,
  server: Awaited<ReturnType<typeof runServer>>,
  conversations: number,
): Promise<void> {
  const onlyTheFirst = script.slice(0, 1);
  const until = { turns: conversations };
  await playSlice({ server, connector, script: onlyTheFirst, way: 'response', seats: seatsFor(16), until });
}
