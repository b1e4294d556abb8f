import type { Chain, Limit, Limits, Organisation } from '../../content/schema/organisation.ts';
import type { Level } from '../../content/schema/outcomes.ts';
import { addDays, type Day } from '../follow-up/days.ts';
import { bankHoliday } from '../follow-up/working-days.ts';
import { weekdayOf } from './who-is-on.ts';
import { momentOf, wallAt } from './zoned-time.ts';

/** A step of the chain (from 0), or one of the three other things that are waited for. */
export type WaitingFor = number | 'idle-acknowledged' | 'idle-owned' | 'unowned';

/**
 * When the wait that begins at `from` is over, at a level. Minutes count day and night; working hours count only within
 * the working time of the organisation. Throws RangeError for a chain or step that is not there: a wait without an end
 * would be silence.
 */
export function timeLimit(
  organisation: Organisation,
  chainId: string,
  waitingFor: WaitingFor,
  level: Level,
  from: Date,
): Date {
  const chain = organisation.chains[chainId];
  const limits = chain && limitsOf(chain, waitingFor);
  if (!limits) throw new RangeError(`the chain "${chainId}" has no time limit for ${waitingFor}`);
  return endOf(organisation, limits[level], from);
}

function limitsOf(chain: Chain, waitingFor: WaitingFor): Limits | undefined {
  switch (waitingFor) {
    case 'idle-acknowledged':
      return chain['idle-after-acknowledgement'];
    case 'idle-owned':
      return chain['idle-after-taking-on'];
    case 'unowned':
      return chain['again-while-nobody-owns'];
    default:
      return chain.steps[waitingFor]?.within;
  }
}

function endOf(organisation: Organisation, limit: Limit, from: Date): Date {
  if (limit.minutes !== undefined) return new Date(from.getTime() + limit.minutes * 60_000);
  return afterWorking(organisation, (limit['working-hours'] ?? 0) * 3_600_000, from);
}

/** The moment at which so much working time (in ms, more than 0) has passed since `from`. */
function afterWorking(organisation: Organisation, ms: number, from: Date): Date {
  const zone = organisation['time-zone'];
  const { from: opens, until: closes } = organisation['working-time'];
  let left = ms;
  for (let day = wallAt(zone, from).day; ; day = addDays(day, 1)) {
    if (!isWorked(organisation, day)) continue;
    const begins = Math.max(momentOf(zone, { day, time: opens }).getTime(), from.getTime());
    const open = momentOf(zone, { day, time: closes }).getTime() - begins;
    if (open >= left) return new Date(begins + left);
    if (open > 0) left -= open;
  }
}

const isWorked = (organisation: Organisation, day: Day): boolean =>
  organisation['working-time'].days.includes(weekdayOf(day)) && bankHoliday(day) === undefined;
