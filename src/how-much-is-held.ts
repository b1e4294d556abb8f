import type { Organisation } from './content/schema/organisation.ts';
import { londonDay } from './core/follow-up/days.ts';
import { type DataKind, dataKinds, howLong, keptUntil, retentionPolicy } from './core/retention/how-long.ts';
import type { HeldLine } from './core/retention/views.ts';
import type { Queryable } from './store/database.ts';
import { heldByKind, oldestDue } from './store/held-by-kind.ts';

/**
 * For each kind: for how many seconds the oldest row has been kept longer than the organisation's policy says, 0 where
 * none has. The job looks every hour, so that less than two hours is nothing to worry about. For the gauge.
 */
export async function oldestBeyondPolicy(
  db: Queryable,
  organisation: Organisation,
  now: Date,
): Promise<Readonly<Record<DataKind, number>>> {
  const { days, reachable } = retentionPolicy(organisation);
  const found: [DataKind, number][] = [];
  for (const kind of dataKinds) {
    const until = keptUntil(days[kind], now);
    const since = await oldestDue(db, kind, { until, reachable });
    found.push([kind, since ? Math.max(0, (until.getTime() - since.getTime()) / 1000) : 0]);
  }
  return Object.fromEntries(found) as Record<DataKind, number>;
}

/** What is held, by kind, for leads: numbers and ages, and nothing of anybody. Moments are days in London. */
export async function howMuchIsHeld(
  db: Queryable,
  organisation: Organisation,
  now: Date,
): Promise<HeldLine[]> {
  const days = howLong(organisation);
  const beyond = await oldestBeyondPolicy(db, organisation, now);
  const held = new Map((await heldByKind(db)).map((one) => [one.what, one]));
  return dataKinds.map((what) => {
    const { held: n = 0, oldest } = held.get(what) ?? {};
    const since = oldest ? londonDay(oldest) : undefined;
    return { what, days: days[what], held: n, oldest: since, beyond: Math.floor(beyond[what] / 3600) };
  });
}
