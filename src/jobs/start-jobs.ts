import { PgBoss } from 'pg-boss';
import type { ResendParts } from './send-unsent-replies.ts';
import { sendUnsentReplies } from './send-unsent-replies.ts';

export type Jobs = { stop: () => Promise<void> };
export type JobLog = { info: (fields: object) => void; error: (fields: object) => void };

const unsentReplies = 'unsent-replies';

/**
 * Starts the queues. Jobs are hints, the tables are the truth: a round that was missed while everything was down is made
 * up by the next one, because each reads what is due from the table.
 */
export async function startJobs(
  databaseUrl: string,
  schema: string,
  parts: ResendParts,
  log: JobLog,
): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: databaseUrl, schema: `${schema}_jobs`, max: 3 });
  boss.on('error', (error) => log.error({ event: 'jobs-error', name: error.name }));
  await boss.start();
  await boss.createQueue(unsentReplies, { policy: 'exclusive' });
  await boss.work(unsentReplies, async () => {
    const round = await sendUnsentReplies(parts);
    if (round.sent + round.failed > 0) log.info({ event: 'unsent-replies', ...round });
  });
  await boss.schedule(unsentReplies, '* * * * *');
  await boss.send(unsentReplies, {});
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}
