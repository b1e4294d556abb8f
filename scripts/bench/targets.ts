import type { ColdStarts } from './cold-start.ts';
import type { IdleHeap } from './idle-heap.ts';
import type { MemoryAfterLoad } from './memory.ts';
import type { Spread } from './ratios.ts';
import type { Played } from './rounds.ts';
import type { StoredCost } from './stored.ts';
import { cpuOfAllLoadsTo, type Figure, ratioTo } from './summarise.ts';
import type { ServerName } from './which-servers.ts';

/** All that a run measured; a part that was left out is missing. */
export type Measured = {
  played: readonly Played[];
  coldStarts?: ColdStarts;
  memory?: readonly MemoryAfterLoad[];
  idleHeap?: readonly IdleHeap[];
  stored?: readonly StoredCost[];
};

export type Verdict = {
  what: string;
  wanted: string;
  /** Undefined where it was not measured in this run. */
  came: number | undefined;
  spread: Spread | undefined;
  reached: boolean | undefined;
};

type Limit = { atMost: number } | { atLeast: number } | { under: number };

/** Every target of the house, each against what was measured. Ratios are Askwell's figure over the peer's. */
export function judge(measured: Measured): Verdict[] {
  const ratio = (peer: ServerName, figure: Figure, way: 'posted' | 'response', conversations: number) =>
    ratioTo(measured.played, peer, { way, conversations }, figure);
  const of = (what: string, limit: Limit, spread: Spread) => verdict(what, limit, spread.median, spread);
  const lone = (what: string, limit: Limit, came: number | undefined) =>
    verdict(what, limit, came, undefined);
  const memory = (name: ServerName) => measured.memory?.find(({ server }) => server === name)?.rss;
  const [least, ...more] = measured.stored ?? [];
  const most = more.at(-1);
  return [
    of(
      'CPU a turn to the waterfall in memory, posted, all turns',
      { atMost: 0.6 },
      cpuOfAllLoadsTo(measured.played, 'waterfall', 'posted'),
    ),
    ...([1, 8, 64] as const).map((at) =>
      of(
        `CPU a turn to the waterfall in memory, posted, ${at} at once`,
        { atMost: 0.6 },
        ratio('waterfall', 'cpuMs', 'posted', at),
      ),
    ),
    of(
      'p99 to the waterfall in memory, posted, 64',
      { atMost: 0.8 },
      ratio('waterfall', 'p99', 'posted', 64),
    ),
    ...(['posted', 'response'] as const).flatMap((way) => [
      ...[8, 64].map((at) =>
        of(
          `turns a second to the durable waterfall, ${way}, ${at}`,
          { atLeast: 1.8 },
          ratio('waterfall-pg', 'turnsPerSecond', way, at),
        ),
      ),
      of(`p50 to the durable waterfall, ${way}, 1`, { atMost: 1 }, ratio('waterfall-pg', 'p50', way, 1)),
    ]),
    lone(
      'memory after load to the waterfall',
      { atMost: 0.75 },
      over(memory('askwell'), memory('waterfall')),
    ),
    lone(
      'heap an idle conversation, bytes',
      { under: 50 },
      measured.idleHeap?.find(({ server }) => server === 'askwell')?.idle,
    ),
    lone(
      `cost a turn, ${most?.sessions ?? 'most'} to ${least?.sessions ?? 'fewest'} sessions`,
      { atMost: 1.15 },
      most?.toFewest.median,
    ),
    lone('cold start to the waterfall', { atMost: 0.8 }, measured.coldStarts?.toWaterfall.median),
  ];
}

function verdict(what: string, limit: Limit, came: number | undefined, spread: Spread | undefined): Verdict {
  const known = came !== undefined && Number.isFinite(came) ? came : undefined;
  return {
    ...{ what, wanted: inWords(limit), came: known, spread: known === undefined ? undefined : spread },
    reached: known === undefined ? undefined : holds(limit, known),
  };
}

function holds(limit: Limit, came: number): boolean {
  if ('atMost' in limit) return came <= limit.atMost;
  if ('atLeast' in limit) return came >= limit.atLeast;
  return came < limit.under;
}

function inWords(limit: Limit): string {
  if ('atMost' in limit) return `≤ ${limit.atMost}`;
  if ('atLeast' in limit) return `≥ ${limit.atLeast}`;
  return `< ${limit.under}`;
}

const over = (ours: number | undefined, theirs: number | undefined) =>
  ours === undefined || theirs === undefined ? undefined : ours / theirs;
