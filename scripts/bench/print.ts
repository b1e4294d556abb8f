import type { Way } from './conversation.ts';
import type { BenchOptions } from './options.ts';
import type { Spread } from './ratios.ts';
import { type Figure, figures, ratioTo, rowOf } from './summarise.ts';
import { judge, type Measured, type Verdict } from './targets.ts';
import { titleOf } from './which-servers.ts';

const heads: Record<Figure, string> = {
  ...{ turnsPerSecond: 'turns/s', cpuMs: 'CPU ms', databaseCpuMs: 'DB CPU ms' },
  ...{ p50: 'p50 ms', p95: 'p95 ms', p99: 'p99 ms' },
};

const waysInWords: Record<Way, string> = {
  response: 'replies in the response',
  posted: 'replies posted to a connector',
};

/** Everything that a run measured, as lines for a person. */
export function report(measured: Measured, options: BenchOptions): string[] {
  return [
    ...(['response', 'posted'] as const).flatMap((way) =>
      options.conversations.flatMap((conversations) => loadLines(measured, options, { way, conversations })),
    ),
    ...coldStartLines(measured),
    ...memoryLines(measured),
    ...storedLines(measured),
    ...verdictLines(judge(measured)),
  ];
}

function loadLines(
  { played }: Measured,
  { servers }: BenchOptions,
  load: { way: Way; conversations: number },
) {
  if (played.length === 0) return [];
  const rows = servers.map((server) => {
    const row = rowOf(played, server, load);
    return [
      titleOf[server].padEnd(26),
      ...figures.map((figure) => fixed(row.figures[figure]).padStart(10)),
    ].join('');
  });
  const peers = servers.filter((server) => server !== 'askwell');
  const ratios = peers.map((peer) => {
    const spreads = figures
      .filter((figure) => figure !== 'databaseCpuMs')
      .map((figure) => `${heads[figure].split(' ')[0]} ${within(ratioTo(played, peer, load, figure))}`);
    return `  to ${titleOf[peer].padEnd(26)} ${spreads.join('  ')}`;
  });
  return [
    `\n${load.conversations} at once, ${waysInWords[load.way]}`,
    ''.padEnd(26) + figures.map((figure) => heads[figure].padStart(10)).join(''),
    ...rows,
    ...ratios,
  ];
}

function coldStartLines({ coldStarts }: Measured): string[] {
  if (!coldStarts) return [];
  const rows = Object.entries(coldStarts.ms).map(
    ([name, { median, least, most }]) =>
      `${titleOf[name as keyof typeof titleOf].padEnd(26)} ${Math.round(median)} ms (${Math.round(least)} to ${Math.round(most)})`,
  );
  return ['\nCold start to the first answer', ...rows];
}

function memoryLines({ memory = [], idleHeap = [] }: Measured): string[] {
  const rows = memory.map(
    ({ server, rss, rssCollected, heap }) =>
      `${titleOf[server].padEnd(26)} RSS ${rss.toFixed(0)} MB, collected ${rssCollected.toFixed(0)} MB, heap ${heap.toFixed(1)} MB`,
  );
  const idleRows = idleHeap.map(
    ({ server, idle, justBegun, conversations }) =>
      `${titleOf[server].padEnd(26)} ${idle.toFixed(0)} bytes each, over ${conversations}; just begun ${justBegun.toFixed(0)}`,
  );
  return [
    ...(rows.length > 0 ? ['\nMemory after load', ...rows] : []),
    ...(idleRows.length > 0 ? ['\nHeap of a conversation that was begun and left', ...idleRows] : []),
  ];
}

function storedLines({ stored = [] }: Measured): string[] {
  if (stored.length === 0) return [];
  const rows = stored.map(
    ({ sessions, cpuMs, p50, toFewest, p50ToFewest }) =>
      `${String(sessions).padStart(9)}  ${fixed(cpuMs.median)} ms CPU (bot and database), ${within(toFewest)}; p50 ${fixed(p50.median)} ms, ${within(p50ToFewest)}`,
  );
  return ['\nCost of a turn by sessions stored, 8 at once', ...rows];
}

function verdictLines(verdicts: readonly Verdict[]): string[] {
  const rows = verdicts.map(({ what, wanted, came, spread, reached }) => {
    const word = reached === undefined ? 'not measured' : reached ? 'reached' : 'NOT REACHED';
    const number = came === undefined ? '' : spread ? within(spread) : fixed(came);
    return `${word.padEnd(13)} ${what.padEnd(62)} ${wanted.padEnd(7)} ${number}`;
  });
  return ['\nTargets (ratios: middle of the rounds, least to most)', ...rows];
}

const within = ({ median, least, most }: Spread) => `${fixed(median)} (${fixed(least)}–${fixed(most)})`;
const fixed = (number: number) => (Number.isFinite(number) ? number.toFixed(number >= 100 ? 0 : 2) : '–');
