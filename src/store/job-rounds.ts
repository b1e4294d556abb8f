import type { Queryable } from './database.ts';

/** What is done again and again, by whichever replica. */
export const regularJobs = [
  'escalation-watch',
  'unsent-replies',
  'reminders',
  'retention',
  'audit-check',
] as const;
export type RegularJob = (typeof regularJobs)[number];
export const isRegularJob = (job: string): job is RegularJob => regularJobs.some((one) => one === job);

/** A regular job came to its end. `ok` is false where what it looked at was not right. */
export async function noteRound(db: Queryable, job: RegularJob, ok: boolean, at: Date): Promise<void> {
  await db.query(
    `insert into job_round (job, at, ok) values ($1, $2, $3)
     on conflict (job) do update set at = excluded.at, ok = excluded.ok`,
    [job, at, ok],
  );
}

/** When it last came to its end; undefined before its first time. */
export async function lastRound(db: Queryable, job: RegularJob): Promise<Date | undefined> {
  const { rows } = await db.query<{ at: Date }>('select at from job_round where job = $1', [job]);
  return rows[0]?.at;
}
