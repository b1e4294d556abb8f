import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { codeOf, type Log, nameOf } from '../log/create-log.ts';
import { underCorrelation } from '../log/under-correlation.ts';
import type { Verified } from '../store/audit.ts';
import type { RegularJob } from '../store/job-rounds.ts';
import { checkAudit } from './check-audit.ts';
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
const dayMs = 24 * 3_600_000;
const eachMinute = '* * * * *';
const eachHour = '43 * * * *';
const eachNight = '17 3 * * *';

export type JobLog = Pick<Log, 'info' | 'error'>;

export type JobParts = {
  resend: ResendParts;
  remind: RemindParts;
  escalations: EscalationJobParts;
  verifyAudit: () => Promise<Verified>;
  /** Removes what was kept long enough; false where something could not be. */
  keepToPolicy: () => Promise<boolean>;
  /** A regular job came to its end; `ok` is false where what it looked at was not right. */
  roundEnded: (job: RegularJob, ok: boolean) => Promise<void>;
  lastRound: (job: RegularJob) => Promise<Date | undefined>;
  now: () => Date;
};

/** Opens the queues' own tables. What is put into a queue before anybody works on it waits there. */
export async function openBoss(databaseUrl: string, schema: string, log: JobLog): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    ...{ schema: `${schema}_jobs`, max: 3, useListenNotify: true },
    // Without it a worker whose question a dead network has swallowed waits for a quarter of an hour.
    ...{ query_timeout: 30_000, keepAlive: true },
    // How soon the job of a killed process is found dead: until then nobody else does its work.
    ...{ superviseIntervalSeconds: 15, monitorIntervalSeconds: 15 },
  });
  boss.on('error', (error) => log.error({ event: 'jobs-error', name: nameOf(error) }));
  await boss.start();
  await createEscalationQueue(boss);
  return boss;
}

/**
 * Starts the queues. Jobs are hints, the tables are the truth: a round that was missed while everything was down is made
 * up by the next one, because each reads what is due from the table.
 */
export async function startJobs(boss: PgBoss, parts: JobParts, log: JobLog): Promise<Jobs> {
  const escalations = await startEscalationJobs(boss, parts.escalations, log);
  const regularly = (job: RegularJob, cron: string, work: () => Promise<unknown>) =>
    startRegularly(boss, parts, log, { job, cron }, work);
  await regularly('escalation-watch', eachMinute, parts.escalations.audit);
  await regularly('audit-check', eachNight, () => checkAudit(parts.verifyAudit, log));
  await regularly('retention', eachHour, parts.keepToPolicy);
  await regularly('unsent-replies', eachMinute, async () => {
    const round = await sendUnsentReplies(parts.resend);
    if (round.sent + round.failed > 0) log.info({ event: 'unsent-replies', ...round });
  });
  await regularly('reminders', eachMinute, async () => {
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

/** Works at once, unless it did since it was last due, and then by the clock; one at a time however many replicas there are. */
async function startRegularly(
  boss: PgBoss,
  { roundEnded, lastRound, now }: JobParts,
  log: JobLog,
  { job, cron }: { job: RegularJob; cron: string },
  work: () => Promise<unknown>,
): Promise<void> {
  // A process that is killed leaves its job at work, and being the only one it keeps everybody else from it: for a quarter
  // of an hour, if nobody says otherwise.
  await boss.createQueue(job, { policy: 'exclusive', expireInSeconds });
  await boss.updateQueue(job, { expireInSeconds });
  const round = async () => roundEnded(job, (await work()) !== false);
  await boss.work(job, () => underCorrelation(randomUUID(), () => withoutItsWords(log, job, round)));
  await boss.schedule(job, cron);
  const last = cron === eachNight ? await lastRound(job) : undefined;
  // Each start would otherwise read the whole audit again.
  if (!last || now().getTime() - last.getTime() > dayMs) await boss.send(job, {});
}

/** pg-boss keeps what a job threw in its own table, with every word of it: what the database says can quote a row. */
async function withoutItsWords(log: JobLog, queue: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ event: 'job-failed', queue, name: nameOf(error), code: codeOf(error) });
    throw new Error(nameOf(error));
  }
}
