import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../src/store/database.ts';
import { startBotProcess } from '../../tests/support/bot-process.ts';
import { aboutWhich, pressOn } from '../../tests/support/escalation-cards.ts';
import { type FakeConnector, startFakeConnector } from '../../tests/support/fake-connector.ts';
import { type TeamsClient, teamsClient } from '../../tests/support/teams-client.ts';
import { chanceFrom } from '../drill/chance.ts';
import { people, tenant, writeOrganisation } from '../drill/organisation.ts';
import { withoutLimits } from '../drill/replicas.ts';
import { freePort } from '../local/ports.ts';
import { dataFolder } from '../local/where-things-are.ts';
import { startLocalPostgres } from '../local-postgres.ts';
import { openLiveHeap } from './live-heap.ts';
import { type Point, readSample, type Sample } from './memory.ts';
import { createWalker, type Taken, walkEnquiry, walkEscalation, walkRehearsal } from './walks.ts';
import { type Kept, whatIsKept } from './what-is-kept.ts';

export type SoakOptions = { minutes: number; conversations: number; thinkMs: number; seed: number };
export type SoakResult = Kept & {
  /** Turns that were answered, and walks that came to their end. */
  answered: number;
  walks: number;
  escalations: number;
  /** What was wrong with an answer; empty where nothing was. */
  wrong: string[];
  /** Turns beyond those that were answered, or fewer. */
  uncounted: number;
  latencies: number[];
  samples: Sample[];
  /** What the heap held after each collection. */
  held: Point[];
  seconds: number;
  exitCode: number | null;
  said: string;
};

const schema = 'askwell';
/** Replies are noted as sent a moment later, and the sweeper looks every minute for those older than twenty seconds. */
const settleMs = 1_500;
/** Each is a pause of the bot: often enough for a line through them, seldom enough not to count in the latencies. */
const collections = 30;

/** Walks scripted people through a real bot for so many minutes, and then compares what they saw with what is stored. */
export async function runSoak(options: SoakOptions, say: (line: string) => void): Promise<SoakResult> {
  const folder = join(dataFolder(), 'soak', `${process.pid}-${options.seed}`);
  mkdirSync(folder, { recursive: true });
  const organisation = join(folder, 'organisation.yaml');
  writeOrganisation(organisation);
  const server = await startLocalPostgres({ folder: join(folder, 'postgres') });
  const connector = await startFakeConnector();
  const metrics = await freePort();
  const inspector = await freePort();
  const env = {
    ...{ ORGANISATION_FILE: organisation, METRICS_PORT: `${metrics}`, ...withoutLimits },
    NODE_OPTIONS: `--inspect=127.0.0.1:${inspector}`,
  };
  const bot = await startBotProcess(server.url, schema, env);
  const database = openDatabase(server.url, schema);
  try {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    const counts = { answered: 0, walks: 0, escalations: 0 };
    const wrong: string[] = [];
    const latencies: number[] = [];
    const confirmed = new Map<string, number>();
    const taken = ({ ms, wrong: what }: Taken) => {
      if (what) wrong.push(what);
      else counts.answered += 1;
      latencies.push(ms);
    };
    const lead = teamsClient({ botUrl: bot.url, connector, tenant, person: people.lena.entra, name: 'lena' });
    counts.answered += (await lead.arrive()).length - 1;
    const over = () => seconds() > options.minutes * 60;
    const leading = closeWhatComes(lead, connector, taken, over);

    const live = async (no: number): Promise<void> => {
      const chance = chanceFrom(options.seed * 1000 + no);
      for (let walk = no; !over(); walk++) {
        const person = randomUUID();
        const walker = createWalker({ botUrl: bot.url, connector, tenant, person }, taken, options.thinkMs);
        try {
          if (walk % 24 === 5) {
            await walkEscalation(walker);
            counts.escalations += 1;
          } else if (walk % 6 === 2) await walkRehearsal(walker);
          else await walkEnquiry(walker, walk % 2 === 0, chance);
          counts.walks += 1;
        } catch (error) {
          // What a turn was answered with is noted already; a walk that cannot go on is a fault of its own.
          wrong.push(`walk ${walk}: ${(error as Error).message}`);
        }
        for (const [id, step] of walker.confirmed) confirmed.set(id, step);
        // Kept for ten minutes, all the cards would fill this process, and its pauses would count as the bot's.
        if (walk % 24 !== 5) for (const { id } of walker.teams.messages()) connector.remove(id);
        connector.received.length = 0;
      }
    };
    const samples: Sample[] = [];
    const held: Point[] = [];
    const watching = (async () => {
      const heap = await openLiveHeap(inspector);
      const everySeconds = (options.minutes * 60) / collections;
      for (let minute = 0; !over(); ) {
        const sample = await readSample(`http://127.0.0.1:${metrics}/metrics`, seconds()).catch(
          () => undefined,
        );
        if (sample) samples.push(sample);
        if (seconds() >= held.length * everySeconds) held.push({ second: seconds(), mb: await heap.read() });
        if (seconds() >= (minute + 1) * 60) {
          minute += 1;
          const memory = `rss ${sample?.rss.toFixed(0)} MB, heap ${held.at(-1)?.mb.toFixed(0)} MB`;
          say(`minute ${minute}: ${counts.answered} turns, ${wrong.length} wrong, ${memory}`);
        }
        await pause(1_000);
      }
      heap.close();
    })();
    await Promise.all(Array.from({ length: options.conversations }, (_, no) => live(no)));
    await Promise.all([watching, leading]);
    const took = seconds();
    await pause(settleMs);
    const kept = await whatIsKept(database, confirmed);
    const exitCode = await bot.stop();
    return {
      ...{ ...kept, ...counts, wrong, latencies, samples, held, exitCode, seconds: took, said: bot.said() },
      uncounted: kept.turns - counts.answered,
    };
  } finally {
    await bot.kill();
    await database.end();
    await connector.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A lead who takes on and closes whatever comes: left open, each would be told again every minute. */
async function closeWhatComes(
  lead: TeamsClient,
  connector: FakeConnector,
  taken: (turn: Taken) => void,
  over: () => boolean,
): Promise<void> {
  const closed = new Set<string>();
  while (!over()) {
    for (const message of connector.messages(lead.conversation)) {
      const about = aboutWhich(message);
      if (!about || closed.has(about)) continue;
      closed.add(about);
      for (const [verb, inputs] of [
        ['escalation-take-on', {}],
        ['escalation-close', { closing: 'advised' }],
      ] as const) {
        const begun = performance.now();
        const now = connector.messages(lead.conversation).find(({ id }) => id === message.id) ?? message;
        const answer = await pressOn(lead, now, verb, inputs).catch((error: Error) => error);
        const isCard = !(answer instanceof Error) && answer.body?.type?.endsWith('card.adaptive') === true;
        const wrong = isCard
          ? undefined
          : `${verb}: ${answer instanceof Error ? answer.message : answer.status}`;
        taken({ ms: performance.now() - begun, wrong });
      }
    }
    await pause(200);
  }
}
