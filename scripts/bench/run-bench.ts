import { writeFile } from 'node:fs/promises';
import { chanceFrom } from '../drill/chance.ts';
import { measureColdStarts } from './cold-start.ts';
import type { Script } from './conversation.ts';
import { beginIdleHeap, type IdleHeapRun } from './idle-heap.ts';
import { measureRounds } from './measure-rounds.ts';
import { type Asked, memoryAfterLoad } from './memory.ts';
import type { BenchOptions, Part } from './options.ts';
import { recordScript } from './record-script.ts';
import { runServer } from './run-server.ts';
import { measureStored } from './stored.ts';
import type { Measured } from './targets.ts';
import { type Ground, planFor, type ServerPlan } from './which-servers.ts';
import { type Standing, withGround } from './with-ground.ts';

type Heard = Omit<Asked, 'plan'>;

export type BenchParts = {
  options: BenchOptions;
  tell: (line: string) => void;
  /** A database to use; otherwise one of its own, removed in the end. */
  databaseUrl?: string;
};

/** The whole run. Rejects when a server fails or answers wrongly; a figure that disappoints is a figure. */
export async function runBench({ options, tell, databaseUrl }: BenchParts): Promise<Measured> {
  return withGround(databaseUrl, async (standing) => {
    const { ground, connector, databaseCpu } = standing;
    const script = await record(standing);
    const asked = { connector, script };
    const chance = chanceFrom(options.seed);
    const plans = options.servers.map((name) => planFor(name, ground));
    const wants = (part: Part) => options.parts.includes(part);
    const measured: Measured = { played: [] };
    const idle: IdleHeapRun[] = [];
    try {
      if (wants('idle-heap')) {
        tell('heap of idle conversations, warming up; it is looked at in the end');
        idle.push(...(await beginIdle(asked, ground, options)));
      }
      if (wants('rounds')) measured.played = await measureRounds(standing, { options, script, chance }, tell);
      if (idle.length > 0) tell(`beginning ${options.idleConversations} conversations, to leave them`);
      // Bytes are counted, not time: these may run side by side.
      await Promise.all(idle.map((one) => one.leave()));
      if (wants('cold-start')) {
        tell('cold starts');
        measured.coldStarts = await measureColdStarts(plans, connector, options.coldStarts);
      }
      if (wants('memory')) {
        tell('memory after load');
        measured.memory = await memoryOfAll(asked, plans, options.memoryTurns);
      }
      if (wants('stored')) {
        const { storedSessions: sizes, storedRounds: rounds, sliceMs, warmUpTurns } = options;
        const stored = { ground, databaseCpu, chance, tell, sizes, rounds, warmUpTurns };
        measured.stored = await measureStored({ ...asked, ...stored, sliceMs: 2 * sliceMs });
      }
      if (idle.length > 0) {
        tell('heap of idle conversations');
        measured.idleHeap = await Promise.all(idle.map((one) => one.look()));
      }
      return measured;
    } finally {
      for (const one of idle) await one.stop();
    }
  });
}

/** Askwell and, where it is measured, the waterfall in memory: each begins with a database of its own. */
async function beginIdle(asked: Heard, ground: Ground, options: BenchOptions): Promise<IdleHeapRun[]> {
  const compared = options.servers.filter((name) => name === 'askwell' || name === 'waterfall');
  const { idleConversations: conversations, idleSettleMs: settleMs } = options;
  const begun: IdleHeapRun[] = [];
  for (const name of compared) {
    const plan = planFor(name, { ...ground, schema: 'bench_idle' });
    begun.push(await beginIdleHeap({ ...asked, plan }, { conversations, settleMs }));
  }
  return begun;
}

async function memoryOfAll(asked: Heard, plans: readonly ServerPlan[], turns: number) {
  const looked = [];
  for (const plan of plans) looked.push(await memoryAfterLoad({ ...asked, plan }, turns));
  return looked;
}

/** Lets Askwell play the conversation once, and writes its cards where the peers find them. */
export async function record({ ground, connector }: Standing): Promise<Script> {
  const askwell = await runServer(planFor('askwell', ground));
  try {
    const { script, cards } = await recordScript(askwell, connector);
    await writeFile(ground.cardsFile, JSON.stringify(cards));
    return script;
  } finally {
    await askwell.stop();
  }
}
