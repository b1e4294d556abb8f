import { PgBoss } from 'pg-boss';
import {
  createEscalationQueue,
  type EscalationJobParts,
  startEscalationJobs,
  workOnEscalations,
} from './escalation-jobs.ts';
import { type RemindParts, remind } from './remind.ts';
import { type ResendParts, sendUnsentReplies } from './send-unsent-replies.ts';

export type Jobs = { stop: () => Promise<void> };
export type JobLog = { info: (fields: object) => void; error: (fields: object) => void };

/** Opens the queues' own tables. What is put into a queue before anybody works on it waits there. */
export async function openBoss(databaseUrl: string, schema: string, log: JobLog): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    ...{ schema: `${schema}_jobs`, max: 3, useListenNotify: true },
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
  await startEscalationJobs(boss, parts.escalations, log);
  await everyMinute(boss, 'escalation-sweep', () => workOnEscalations(parts.escalations, log));
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
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}

/** Works at once and then every minute, one at a time however many replicas there are. */
async function everyMinute(boss: PgBoss, queue: string, work: () => Promise<void>): Promise<void> {
  await boss.createQueue(queue, { policy: 'exclusive' });
  await boss.work(queue, work);
  await boss.schedule(queue, '* * * * *');
  await boss.send(queue, {});
}
