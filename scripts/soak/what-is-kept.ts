import type { Database } from '../../src/store/database.ts';

export type Kept = {
  /** Enquiries and rehearsals whose steps are not 1, 2, 3, … up to the one that they stand at. */
  gaps: string[];
  /** Confirmed on a card and not there. */
  lost: string[];
  turns: number;
  unsent: number;
};

const kinds = [
  { events: 'enquiry_event', key: 'session', table: 'enquiry_session' },
  { events: 'rehearsal_event', key: 'rehearsal', table: 'rehearsal' },
] as const;

/** Compares what people were shown with what is stored. `confirmed`: the highest step shown, by enquiry or rehearsal. */
export async function whatIsKept(db: Database, confirmed: ReadonlyMap<string, number>): Promise<Kept> {
  const gaps: string[] = [];
  const steps = new Map<string, number>();
  for (const { events, key, table } of kinds) {
    const { rows } = await db.query<{ id: string; step: number; count: number; first: number; last: number }>(
      `select t.id, t.step, count(e.step)::int as count, min(e.step) as first, max(e.step) as last
         from ${table} t left join ${events} e on e.${key} = t.id group by t.id, t.step`,
    );
    for (const { id, step, count, first, last } of rows) {
      steps.set(id, step);
      if (first !== 1 || last !== step || count !== step) gaps.push(`${table} ${id}: ${count} of ${step}`);
    }
  }
  const lost = [...confirmed]
    .filter(([id, step]) => (steps.get(id) ?? 0) < step)
    .map(([id, step]) => `${id}: step ${step} was confirmed, ${steps.get(id) ?? 'nothing'} is there`);
  const { rows } = await db.query<{ turns: number; unsent: number }>(
    `select count(*)::int as turns,
            count(*) filter (where sent_at is null and reply is not null)::int as unsent from turn`,
  );
  return { gaps, lost, turns: rows[0]?.turns ?? 0, unsent: rows[0]?.unsent ?? 0 };
}
