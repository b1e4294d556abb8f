import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import { nameOf } from '../log/create-log.ts';
import { underCorrelation } from '../log/under-correlation.ts';
import type { Queryable } from '../store/database.ts';
import { type DeliverPostsParts, startDelivery } from './deliver-posts.ts';
import type { JobLog } from './start-jobs.ts';

export type EscalationJobParts = {
  deliver: DeliverPostsParts;
  /** Escalations whose limit has run out, with the token that counts. */
  overdue: (now: Date) => Promise<readonly { id: string; token: number }[]>;
  /** Tells one of them. A token that is older than what is stored moves nothing. */
  tellOverdue: (id: string, token: number) => Promise<void>;
  /** What should have happened and has not, and who cannot be reached before their shift. */
  audit: () => Promise<void>;
  now: () => Date;
};

const queue = 'escalations';

/** How often the tables are looked at without any hint. */
const everyMs = 1000;

/** Tells every escalation whose limit has run out. */
async function workOnOverdue(parts: EscalationJobParts, log: JobLog): Promise<void> {
  try {
    for (const { id, token } of await parts.overdue(parts.now())) {
      try {
        await parts.tellOverdue(id, token);
      } catch (error) {
        // One that cannot be read must not keep the others waiting; the auditor finds it late and says so.
        log.error({ event: 'escalation-stuck', escalation: id, name: nameOf(error) });
      }
    }
  } catch (error) {
    log.error({ event: 'escalations-not-read', name: nameOf(error) });
  }
}

/**
 * Wakes the workers from inside a transaction, as soon as it commits. A job is a hint: what is due stands in the tables,
 * and a look every second finds what a lost hint has missed, and the limits that have run out. While the queues are not yet
 * open there is nobody to wake: the workers begin with a look.
 */
export function wakeBy(opened: () => PgBoss | undefined) {
  return async (tx: Queryable): Promise<void> => {
    const boss = opened();
    if (!boss) return;
    const db = { executeSql: async (text: string, values?: unknown[]) => tx.query(text, values ?? []) };
    await boss.send(queue, {}, { db });
  };
}

/** A hint that was taken and came to nothing needs no second try: the next round looks at everything again. */
export const createEscalationQueue = (boss: PgBoss): Promise<void> =>
  boss.createQueue(queue, { policy: 'standard', retryLimit: 0, expireInSeconds: 120, notify: true });

/**
 * Works on hints as soon as they are committed, and looks at the tables every second: for what is to be tried again, for
 * what a killed process left claimed, for hints that went with it. Every replica looks; claims and tokens keep them from
 * doing anything twice. `rest` begins nothing more and resolves when what was begun is written down.
 */
export async function startEscalationJobs(
  boss: PgBoss,
  parts: EscalationJobParts,
  log: JobLog,
): Promise<{ rest: () => Promise<void> }> {
  const delivery = startDelivery(parts.deliver, log);
  let looking: Promise<void> | undefined;
  const look = () => underCorrelation(randomUUID(), lookOnce);
  const lookOnce = (): Promise<void> => {
    delivery.look();
    looking ??= workOnOverdue(parts, log).finally(() => {
      looking = undefined;
      delivery.look();
    });
    return looking;
  };
  const clock = setInterval(look, everyMs);
  const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, batchSize: 50 };
  await boss.work(queue, polling, look);
  void look();
  return {
    rest: async () => {
      clearInterval(clock);
      await Promise.all([delivery.rest(), looking]);
    },
  };
}
