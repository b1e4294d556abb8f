import { writeFile } from 'node:fs/promises';
import { chanceFrom } from '../drill/chance.ts';
import { measureColdStarts } from './cold-start.ts';
import type { Script } from './conversation.ts';
import { measureRounds } from './measure-rounds.ts';
import { idleHeap, memoryAfterLoad } from './memory.ts';
import type { BenchOptions, Part } from './options.ts';
import { recordScript } from './record-script.ts';
import { runServer } from './run-server.ts';
import { measureStored } from './stored.ts';
import type { Measured } from './targets.ts';
import { planFor } from './which-servers.ts';
import { type Standing, withGround } from './with-ground.ts';

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

    if (wants('rounds')) measured.played = await measureRounds(standing, { options, script, chance }, tell);
    if (wants('cold-start')) {
      tell('cold starts');
      measured.coldStarts = await measureColdStarts(plans, connector, options.coldStarts);
    }
    if (wants('memory')) {
      tell('memory after load');
      const looked = [];
      for (const plan of plans) looked.push(await memoryAfterLoad({ ...asked, plan }, options.memoryTurns));
      measured.memory = looked;
    }
    if (wants('idle-heap')) {
      tell('heap of idle conversations');
      // Bytes are counted, not time: these may run side by side.
      const compared = plans.filter(({ name }) => name === 'askwell' || name === 'waterfall');
      measured.idleHeap = await Promise.all(
        compared.map((plan) => idleHeap({ ...asked, plan }, options.idleConversations)),
      );
    }
    if (wants('stored')) {
      measured.stored = await measureStored({
        ...{ ...asked, ground, databaseCpu, chance, tell, sizes: options.storedSessions },
        ...{ rounds: options.storedRounds, sliceMs: 2 * options.sliceMs, warmUpTurns: options.warmUpTurns },
      });
    }
    return measured;
  });
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
