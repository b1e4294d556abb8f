import { setTimeout as pause } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { createEscalationQueue, type EscalationJobParts, startEscalationJobs } from './escalation-jobs.ts';
import { type RemindParts, remind } from './remind.ts';
import { type ResendParts, sendUnsentReplies } from './send-unsent-replies.ts';

export type Jobs = {
  /** Begins no further message; what is on its way ends by itself. */
  rest: () => void;
  stop: () => Promise<void>;
};
/** With the six seconds of the server before it, less than the ten after which a stop is forced. */
const stopMs = 3_000;
const expireInSeconds = 90;

export type JobLog = { info: (fields: object) => void; error: (fields: object) => void };

/** Opens the queues' own tables. What is put into a queue before anybody works on it waits there. */
export async function openBoss(databaseUrl: string, schema: string, log: JobLog): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    ...{ schema: `${schema}_jobs`, max: 3, useListenNotify: true },
    // How soon the job of a killed process is found dead: until then nobody else does its work.
    ...{ superviseIntervalSeconds: 15, monitorIntervalSeconds: 15 },
  });
  boss.on('error', (error) => log.error({ event: 'jobs-error', name: error.name }));
  await boss.start();
  await createEscalationQueue(boss);
  return boss;
}

/**
 * Starts the queues. Jobs are hints, the tables are the truth: a round that was missed while everything was down is made
 * up by the next one, because each reads what is due from the table.
 */
export async function startJobs(
  boss: PgBoss,
  parts: { resend: ResendParts; remind: RemindParts; escalations: EscalationJobParts },
  log: JobLog,
): Promise<Jobs> {
  const escalations = await startEscalationJobs(boss, parts.escalations, log);
  await everyMinute(boss, 'escalation-watch', parts.escalations.audit);
  await everyMinute(boss, 'unsent-replies', async () => {
    const round = await sendUnsentReplies(parts.resend);
    if (round.sent + round.failed > 0) log.info({ event: 'unsent-replies', ...round });
  });
  await everyMinute(boss, 'reminders', async () => {
    const { givenUp, ...round } = await remind(parts.remind);
    if (round.sent + round.failed > 0) log.info({ event: 'reminders', ...round });
    if (givenUp > 0) log.error({ event: 'reminders-given-up', givenUp, codes: round.codes });
  });
  return {
    rest: () => void escalations.rest(),
    stop: async () => {
      await Promise.all([
        Promise.race([escalations.rest(), pause(stopMs)]),
        boss.stop({ graceful: true, timeout: stopMs }),
      ]);
    },
  };
}

/** Works at once and then every minute, one at a time however many replicas there are. */
async function everyMinute(boss: PgBoss, queue: string, work: () => Promise<void>): Promise<void> {
  // A process that is killed leaves its job at work, and being the only one it keeps everybody else from it: for a quarter
  // of an hour, if nobody says otherwise.
  await boss.createQueue(queue, { policy: 'exclusive', expireInSeconds });
  await boss.updateQueue(queue, { expireInSeconds });
  await boss.work(queue, work);
  await boss.schedule(queue, '* * * * *');
  await boss.send(queue, {});
}
