import type { Organisation } from '../../src/content/schema/organisation.ts';
import { type Level, levels } from '../../src/content/schema/outcomes.ts';
import { addDays } from '../../src/core/follow-up/days.ts';
import { timeLimit } from '../../src/core/organisation/time-limit.ts';
import { type Target, whoToNotify } from '../../src/core/organisation/who-to-notify.ts';
import { momentOf, nextClockChange, wallAt } from '../../src/core/organisation/zoned-time.ts';

const hour = 3_600_000;

/**
 * Who would be told of an escalation that nobody answers, line by line: for each chain, each moment and each step, at
 * each level. Every rota is looked up at the moment at which its step would come.
 */
export function whoWouldBeTold(organisation: Organisation, now: Date): string[] {
  return Object.keys(organisation.chains).flatMap((chain) => [
    `chain "${chain}"${chain === organisation.chain ? ', which new escalations take' : ''}`,
    ...momentsToShow(organisation['time-zone'], now).flatMap(({ what, at }) => [
      '',
      `${what}: ${inFull(organisation, at)}`,
      ...stepsFrom(organisation, chain, at),
    ]),
    '',
  ]);
}

/** What a rota is most often wrong at. */
function momentsToShow(zone: string, now: Date): { what: string; at: Date }[] {
  const { day, time } = wallAt(zone, now);
  const year = Number(day.slice(0, 4));
  const christmas = [year, year + 1].map((y) => momentOf(zone, { day: `${y}-12-25`, time: '11:00' }));
  const first = nextClockChange(zone, now);
  const changes = first ? [first, nextClockChange(zone, first)] : [];
  return [
    { what: 'now', at: now },
    { what: 'tonight', at: momentOf(zone, { day: time < '22:00' ? day : addDays(day, 1), time: '22:00' }) },
    { what: 'Christmas Day', at: christmas.find((at) => at >= now) ?? now },
    ...changes.flatMap((change) =>
      change
        ? [
            { what: 'an hour before the clocks change', at: new Date(change.getTime() - hour) },
            { what: 'an hour after the clocks change', at: new Date(change.getTime() + hour) },
          ]
        : [],
    ),
  ];
}

/** One way through the chain: when each step comes at a level, whom it tells, and when there is no step left. */
type Walk = { level: Level; steps: { at: Date; who: string }[]; end: Date };

function walk(organisation: Organisation, chain: string, level: Level, from: Date): Walk {
  let at = from;
  const steps = (organisation.chains[chain]?.steps ?? []).map((_, step) => {
    const targets = whoToNotify(organisation, chain, step, at);
    const told = { at, who: targets.map((target) => nameOf(organisation, target)).join('; ') };
    if (targets.length > 0) at = timeLimit(organisation, chain, step, level, at);
    return told;
  });
  return { level, steps, end: at };
}

function stepsFrom(organisation: Organisation, chain: string, from: Date): string[] {
  const walks = levels.toReversed().map((level) => walk(organisation, chain, level, from));
  const when = (level: Level, at: Date) =>
    `${level} ${at.getTime() === from.getTime() ? 'at once' : shortly(organisation, at)}`;
  const steps = (organisation.chains[chain]?.steps ?? []).flatMap((_, i) => {
    const told = Map.groupBy(walks, ({ steps }) => steps[i]?.who ?? '');
    return [...told].flatMap(([who, alike]) => [
      `  step ${i + 1}: ${who || 'nobody is on; the next step at once'}`,
      `          ${alike.map(({ level, steps }) => when(level, steps[i]?.at ?? from)).join(', ')}`,
    ]);
  });
  return [
    ...steps,
    '  nobody has taken it on: everybody on the chain is told',
    `          ${walks.map(({ level, end }) => when(level, end)).join(', ')}`,
  ];
}

function nameOf({ people, channels }: Organisation, { kind, id }: Target): string {
  if (kind === 'channel') return `${channels[id]?.name} (channel)`;
  const person = people[id];
  return `${person?.name} (${[person?.role, person?.phone].filter(Boolean).join(', ')})`;
}

const written = (zone: string, options: Intl.DateTimeFormatOptions) => (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options }).format(at);
const clock = { hour: '2-digit', minute: '2-digit' } as const;

/** With the clock's name: on the night of a change, 01:30 comes twice. */
const inFull = ({ 'time-zone': zone }: Organisation, at: Date): string =>
  `${written(zone, { dateStyle: 'full' })(at)}, ${written(zone, { ...clock, timeZoneName: 'short' })(at)}`;
const shortly = ({ 'time-zone': zone }: Organisation, at: Date): string =>
  written(zone, { weekday: 'short', day: 'numeric', month: 'short', ...clock })(at).replaceAll(',', '');
