import { setTimeout as pause } from 'node:timers/promises';
import { type BotProcess, startBotProcess } from '../../tests/support/bot-process.ts';

/** Several bots on one database, and the door in front of them. */
export type Replicas = {
  /** Brings an activity to one that lives; brings the same one again, as Teams does, while none answers. */
  send: (activity: object) => Promise<{ status: number; text: string }>;
  /** Kills one at this very moment and starts another in its place. False where none was up. */
  kill: (which: number) => boolean;
  /** Resolves when everything that was killed has been replaced. */
  whole: () => Promise<void>;
  /** Stops all of them in order; resolves to their exit codes. */
  stop: () => Promise<(number | null)[]>;
  count: number;
  /** How many ended by themselves. */
  crashed: () => number;
  said: () => string;
};

const patienceMs = 15_000;
const givenUpMs = 120_000;

export async function startReplicas(count: number, start: () => Promise<BotProcess>): Promise<Replicas> {
  const up: (BotProcess | undefined)[] = [];
  const starting = new Set<Promise<void>>();
  const past: BotProcess[] = [];
  let turn = 0;
  let stopping = false;
  let crashed = 0;

  const next = () => {
    const living = up.filter((bot) => bot !== undefined);
    turn += 1;
    return living[turn % Math.max(living.length, 1)];
  };
  /** As whatever looks after processes does: one that ended is started again, also while the database is away. */
  const begin = async (which: number): Promise<void> => {
    while (!stopping && up[which] === undefined) {
      const bot = await start().catch(() => undefined);
      up[which] = bot;
      void bot?.ended.then(() => {
        if (stopping || up[which] !== bot) return;
        crashed += 1;
        replace(which, bot);
      });
    }
  };
  function replace(which: number, gone: BotProcess): void {
    up[which] = undefined;
    past.push(gone);
    const replaced = begin(which).finally(() => starting.delete(replaced));
    starting.add(replaced);
  }
  await Promise.all(Array.from({ length: count }, (_, which) => begin(which)));
  return {
    count,
    crashed: () => crashed,
    send: async (activity) => {
      const until = Date.now() + givenUpMs;
      for (;;) {
        const bot = next();
        const answer = bot && (await post(bot.url, activity).catch(() => undefined));
        if (answer && answer.status < 500) return answer;
        if (Date.now() > until) throw new Error('no bot answered for two minutes');
        await pause(200);
      }
    },
    kill: (which) => {
      const bot = up[which];
      if (!bot || stopping) return false;
      void bot.kill();
      replace(which, bot);
      return true;
    },
    whole: async () => {
      while (starting.size > 0) await Promise.all(starting);
    },
    stop: async () => {
      stopping = true;
      await Promise.all(starting);
      return Promise.all(up.map((bot) => bot?.stop() ?? null));
    },
    said: () => [...past, ...up].map((bot) => bot?.said() ?? '').join(''),
  };
}

async function post(url: string, activity: object): Promise<{ status: number; text: string }> {
  const answer = await fetch(new URL('/api/messages', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(activity),
    signal: AbortSignal.timeout(patienceMs),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Three leads who answer two hundred escalations in a minute are quicker than people are allowed to be. */
export const withoutLimits = {
  ...{ TURNS_PER_10_SECONDS_OF_PERSON: '1000000', TURNS_PER_5_MINUTES_OF_PERSON: '1000000' },
  TURNS_PER_SECOND_OF_TENANT: '1000000',
};

export const startBot = (databaseUrl: string, schema: string, organisation: string) => () =>
  startBotProcess(databaseUrl, schema, { ORGANISATION_FILE: organisation, ...withoutLimits });
