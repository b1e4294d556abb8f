import { lookAtMost } from './look-at-standing.ts';

/** Whether this replica should get traffic, part by part: `ok`, or a code. */
export type Readiness = {
  ok: boolean;
  database: 'ok' | 'no-answer';
  queue: 'ok' | 'standing-still';
  /** Checked before the first turn, and kept when a later version is refused: the bot does not run without them. */
  content: 'ok';
  organisation: 'ok';
  draining: 'ok' | 'draining';
  /** The bot goes on with what it has: no reason to take it out, and a reason to look. */
  reload: 'ok' | 'failed';
};

type Parts = {
  askDatabase: () => Promise<unknown>;
  reloadFailed: () => boolean;
};

/** Less than the patience of the server that asks. */
const patienceMs = 1_500;
/** The workers look at the tables every second. */
const stillMs = 30_000;

export type ReadinessKeeper = {
  ask: () => Promise<Readiness>;
  /** Everything runs, the workers too: the server listens before that, and no replica gets traffic that may yet fail to start. */
  started: () => void;
  /** The workers of this process have looked at the tables, and were answered. */
  workersLooked: () => void;
  /** From now on it is not ready, whatever else is well: traffic should go to another replica. */
  drain: () => void;
};

export function keepReadiness({ askDatabase, reloadFailed }: Parts): ReadinessKeeper {
  const database = lookAtMost(askDatabase, { everyMs: 0, patienceMs });
  let looked: number | undefined;
  let draining = false;
  return {
    ask: async () => {
      const { answered } = await database();
      const parts = {
        database: answered ? 'ok' : 'no-answer',
        queue: looked !== undefined && performance.now() - looked < stillMs ? 'ok' : 'standing-still',
        content: 'ok',
        organisation: 'ok',
        draining: draining ? 'draining' : 'ok',
      } as const;
      const ok = Object.values(parts).every((part) => part === 'ok');
      return { ok, ...parts, reload: reloadFailed() ? 'failed' : 'ok' };
    },
    started: () => {
      looked = performance.now();
    },
    workersLooked: () => {
      if (looked !== undefined) looked = performance.now();
    },
    drain: () => {
      draining = true;
    },
  };
}
