import type { DataKind } from '../core/retention/how-long.ts';
import type { Queryable } from './database.ts';

export type Removed = Partial<Record<DataKind, number>>;
export type RetentionRun = {
  begunAt: Date;
  endedAt: Date | null;
  removed: Removed;
  failed: DataKind[];
};

/** Runs are told apart for more than a year; they say nothing about anybody. */
const daysOfRuns = 400;

/** A round begins. What it has removed is noted as it goes, so that one that is cut off has told what it did. */
export async function beginRun(db: Queryable, id: string, now: Date): Promise<void> {
  await db.query(`insert into retention_run (id, begun_at, removed, failed) values ($1, $2, '{}', '[]')`, [
    id,
    now,
  ]);
  await db.query('delete from retention_run where begun_at < $1::timestamptz - make_interval(days => $2)', [
    now,
    daysOfRuns,
  ]);
}

export async function noteRun(
  db: Queryable,
  id: string,
  { removed, failed, endedAt }: Pick<RetentionRun, 'removed' | 'failed' | 'endedAt'>,
): Promise<void> {
  await db.query('update retention_run set removed = $2, failed = $3, ended_at = $4 where id = $1', [
    ...[id, JSON.stringify(removed), JSON.stringify(failed), endedAt],
  ]);
}

/** The round that began last. */
export async function latestRun(db: Queryable): Promise<RetentionRun | undefined> {
  const { rows } = await db.query<RetentionRun>(
    `select begun_at as "begunAt", ended_at as "endedAt", removed, failed from retention_run
      order by begun_at desc, id limit 1`,
  );
  return rows[0];
}
