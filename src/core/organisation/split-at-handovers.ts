import type { Organisation } from '../../content/schema/organisation.ts';
import { addDays } from '../follow-up/days.ts';
import type { Shift } from './who-is-on.ts';
import { momentOf, wallAt } from './zoned-time.ts';

/**
 * The shifts of a rota cut at its handover times. One person's week is one shift to whoever asks who is on; somebody who
 * hands over a night hands over that night, not the week.
 */
export function splitAtHandovers(
  organisation: Organisation,
  rotaId: string,
  shifts: readonly Shift[],
): Shift[] {
  const time = organisation.rotas[rotaId]?.handover;
  if (time === undefined) return [...shifts];
  const zone = organisation['time-zone'];
  return shifts.flatMap((shift) => {
    const edges: Date[] = [];
    const last = wallAt(zone, shift.until).day;
    for (let day = wallAt(zone, shift.from).day; day <= last; day = addDays(day, 1)) {
      const edge = momentOf(zone, { day, time });
      if (shift.from < edge && edge < shift.until) edges.push(edge);
    }
    const ends = [...edges, shift.until];
    return [shift.from, ...edges].map((from, i) => ({ ...shift, from, until: ends[i] ?? shift.until }));
  });
}
