import { setTimeout as pause } from 'node:timers/promises';
import type { Asked } from './memory.ts';
import { playSlice, seatsFor } from './play.ts';
import { slopeOf } from './ratios.ts';
import { type RunningServer, runServer } from './run-server.ts';
import type { ServerName } from './which-servers.ts';

/** Bytes of live heap for each conversation that was begun and left. */
export type IdleHeap = {
  server: ServerName;
  /** The slope over all that were begun, looked at while they are being begun. */
  justBegun: number;
  /** What is left of each when nobody has said anything for `settleMs`. */
  idle: number;
  conversations: number;
};

/**
 * Two stretches of waiting that other parts of a run can be measured in: after `begin` and after `leave`. Each step waits
 * for what is missing of the time.
 */
export type IdleHeapRun = {
  leave: () => Promise<void>;
  look: () => Promise<IdleHeap>;
  stop: () => Promise<void>;
};

const looks = 8;

/**
 * A server of its own, warmed up with a tenth as many conversations: at first the heap grows by code, not by
 * conversations. `settleMs` is for what a server remembers of a person for a while only, such as how often they wrote in
 * the last five minutes: without it a busy moment would pass for what an idle conversation costs.
 */
export async function beginIdleHeap(
  asked: Asked,
  { conversations, settleMs }: { conversations: number; settleMs: number },
): Promise<IdleHeapRun> {
  const server = await runServer(asked.plan);
  const heap = async () => (await server.usage(true)).heapUsed;
  const settled = async (since: number) => pause(Math.max(0, since + settleMs - performance.now()));
  const aLook = Math.ceil(conversations / looks);
  await sayFirstWords(asked, server, Math.ceil(conversations / 10));
  let since = performance.now();
  let before = 0;
  let justBegun = Number.NaN;
  return {
    leave: async () => {
      await settled(since);
      const points = [{ x: 0, y: await heap() }];
      before = points[0]?.y ?? 0;
      for (let look = 1; look <= looks; look += 1) {
        await sayFirstWords(asked, server, aLook);
        points.push({ x: look * aLook, y: await heap() });
      }
      justBegun = slopeOf(points);
      since = performance.now();
    },
    look: async () => {
      await settled(since);
      const idle = ((await heap()) - before) / (looks * aLook);
      return { server: asked.plan.name, justBegun, idle, conversations: looks * aLook };
    },
    stop: server.stop,
  };
}

/** Each seat says the first word and makes room for the next. */
async function sayFirstWords(
  { connector, script }: Asked,
  server: RunningServer,
  conversations: number,
): Promise<void> {
  const onlyTheFirst = script.slice(0, 1);
  const until = { turns: conversations };
  await playSlice({ server, connector, script: onlyTheFirst, way: 'response', seats: seatsFor(16), until });
}
