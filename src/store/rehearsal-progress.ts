import type { Points } from '../core/rehearsal/debrief/debrief.ts';
import type { RehearsalLevel } from '../core/rehearsal/transcript.ts';
import type { Queryable } from './database.ts';
import type { Trainee } from './rehearsals.ts';

/** A finished rehearsal's points; with none, what was kept of them goes: the conversation is going on again. */
export async function saveResult(
  tx: Queryable,
  rehearsal: string,
  result: { turns: number; points: Points } | undefined,
): Promise<void> {
  if (!result) {
    await tx.query('delete from rehearsal_result where rehearsal = $1', [rehearsal]);
    return;
  }
  await tx.query(
    `insert into rehearsal_result (rehearsal, turns, points) values ($1, $2, $3)
     on conflict (rehearsal) do update set turns = excluded.turns, points = excluded.points`,
    [rehearsal, result.turns, JSON.stringify(result.points)],
  );
}

/** A rehearsal that was finished. `minutes`: the time in it, without the pauses. */
export type Finished = {
  id: string;
  step: number;
  scenario: string;
  level: RehearsalLevel;
  endedAt: Date;
  turns: number;
  points: Points;
  minutes: number;
};

/** Somebody who is away this long between two steps has gone to do something else. */
const longestStep = '5 minutes';

/** The trainee's own finished rehearsals, the newest first; `only` narrows it down to one. Nobody else's. */
export async function finishedRehearsals(
  tx: Queryable,
  { tenant, person }: Trainee,
  { most, only }: { most: number; only?: string },
): Promise<Finished[]> {
  const { rows } = await tx.query<Finished>(
    `select r.id, r.step, r.scenario, r.level, r.ended_at as "endedAt", s.turns, s.points,
       (select coalesce(ceil(extract(epoch from sum(least(e.at - e.before, $4::interval))) / 60), 0)::int
          from (select at, lag(at) over (order by step) as before from rehearsal_event
                 where rehearsal = r.id and at <= r.ended_at) e
         where e.before is not null) as minutes
       from rehearsal r join rehearsal_result s on s.rehearsal = r.id
      where r.tenant = $1 and r.person = $2 and r.ended_at is not null and ($3::uuid is null or r.id = $3)
      order by r.ended_at desc, r.id limit $5`,
    [tenant, person, only ?? null, longestStep, most],
  );
  return rows;
}

/**
 * How often each scenario was begun, and finished without stopping, in a whole tenant. A number about fewer than `least`
 * people never leaves the database: it could be about somebody.
 */
export async function countRehearsals(
  tx: Queryable,
  tenant: string,
  least: number,
): Promise<{ scenario: string; begun: number | null; finished: number | null }[]> {
  const { rows } = await tx.query<{ scenario: string; begun: number | null; finished: number | null }>(
    `select scenario,
       case when count(distinct person) >= $2 then count(*)::int end as begun,
       case when count(distinct person) filter (where ending <> 'stopped') >= $2
         then (count(*) filter (where ending <> 'stopped'))::int end as finished
       from rehearsal where tenant = $1 and level is not null group by scenario`,
    [tenant, least],
  );
  return rows;
}

export async function howManyRehearsals(tx: Queryable, { tenant, person }: Trainee): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    'select count(*)::int as n from rehearsal where tenant = $1 and person = $2',
    [tenant, person],
  );
  return rows[0]?.n ?? 0;
}

/**
 * Deletes all of the trainee's rehearsals: what was said, every step, the points, and the kept replies that quote them. Out:
 * how many there were.
 */
export async function deleteRehearsals(tx: Queryable, { tenant, person }: Trainee): Promise<number> {
  const mine = 'select id from rehearsal where tenant = $1 and person = $2';
  // Before the rows: a reply would keep what was said and no longer know which rehearsal it is of.
  await tx.query(`update turn set reply = null where rehearsal in (${mine})`, [tenant, person]);
  const { rowCount } = await tx.query('delete from rehearsal where tenant = $1 and person = $2', [
    tenant,
    person,
  ]);
  return rowCount ?? 0;
}
