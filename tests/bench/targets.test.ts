import { expect, test } from 'vitest';
import { readOptions } from '../../scripts/bench/options.ts';
import { report } from '../../scripts/bench/print.ts';
import { spreadOf } from '../../scripts/bench/ratios.ts';
import { judge, type Measured, type Verdict } from '../../scripts/bench/targets.ts';
import { madeUp, madeUpRounds } from './support/made-up.ts';

const memory = (askwell: number) => [
  { server: 'askwell' as const, rss: askwell, rssCollected: 1, heap: 1 },
  { server: 'waterfall' as const, rss: 400, rssCollected: 1, heap: 1 },
];
const stored = (toFewest: number) =>
  [1_000, 1_000_000].map((sessions, i) => ({
    ...{ sessions, cpuMs: spreadOf([2]), p50: spreadOf([5]), p50ToFewest: spreadOf([1]) },
    toFewest: spreadOf([i === 0 ? 1 : toFewest]),
  }));

/** Askwell at `share` of a peer's CPU and latency, and `faster` times its turns; every other figure just at its limit. */
function measured(share: number, faster: number): Measured {
  return {
    played: madeUpRounds(3, ({ server }, round) => {
      const speed = 1 + round;
      return server === 'askwell'
        ? madeUp({ turns: 10 * faster, ms: 10 * share * speed, cpuMs: 2 * share * speed })
        : madeUp({ turns: 10, ms: 10 * speed, cpuMs: 2 * speed });
    }),
    coldStarts: { ms: {}, toWaterfall: spreadOf([0.8]) },
    memory: memory(300),
    idleHeap: [{ server: 'askwell', idle: 49, justBegun: 900, conversations: 40_000 }],
    stored: stored(1.15),
  };
}

const missed = (all: readonly Verdict[]) => all.filter(({ reached }) => reached === false);

test('exactly at its limit each target is reached', () => {
  const verdicts = judge(measured(0.6, 2));
  expect(missed(verdicts)).toEqual([]);
  expect(verdicts.filter(({ reached }) => reached)).toHaveLength(verdicts.length);
  expect(verdicts.length).toBeGreaterThanOrEqual(15);
});

test('a ratio of CPU that is too high is missed, and says what it came to', () => {
  const found = missed(judge(measured(0.7, 2)));
  expect(found.map(({ what }) => what)).toEqual([
    'CPU a turn to the waterfall in memory, posted, all turns',
    'CPU a turn to the waterfall in memory, posted, 1 at once',
    'CPU a turn to the waterfall in memory, posted, 8 at once',
    'CPU a turn to the waterfall in memory, posted, 64 at once',
  ]);
  expect(found[0]?.came).toBeCloseTo(0.7);
});

test('CPU over all turns counts every load by its turns, within its round', () => {
  const cost = { 1: 2, 8: 1, 64: 1 } as Record<number, number>;
  const turns = { 1: 10, 8: 30, 64: 60 } as Record<number, number>;
  const played = madeUpRounds(3, ({ server, conversations: at }, round) =>
    server === 'askwell'
      ? madeUp({ turns: turns[at], cpuMs: (cost[at] as number) * (1 + round) })
      : madeUp({ turns: 10, cpuMs: 2 * (1 + round) }),
  );
  const [all] = judge({ played });
  // 10 turns at 2 ms and 90 at 1 ms are 1.1 ms each, against 2 ms.
  expect(all?.came).toBeCloseTo(0.55);
});

test('too few turns a second are missed in both ways of answering', () => {
  expect(missed(judge(measured(0.6, 1))).map(({ wanted }) => wanted)).toEqual(Array(4).fill('≥ 1.8'));
});

test.each([
  ['memory', { memory: memory(301) }],
  ['heap', { idleHeap: [{ server: 'askwell' as const, idle: 50, justBegun: 1, conversations: 40_000 }] }],
  ['cost', { stored: stored(1.16) }],
  ['cold start', { coldStarts: { ms: {}, toWaterfall: spreadOf([0.81]) } }],
])('one step past its limit, the target of %s is missed', (word, change) => {
  const found = missed(judge({ ...measured(0.6, 2), ...change }));
  expect(found).toHaveLength(1);
  expect(found[0]?.what).toContain(word);
});

test('what was not measured is neither reached nor missed', () => {
  const verdicts = judge({ played: [] });
  expect(verdicts.every(({ reached }) => reached === undefined)).toBe(true);
});

test('a heap that shrank is under the limit, not unmeasured', () => {
  const idle = [{ server: 'askwell' as const, idle: 0, justBegun: 0, conversations: 40_000 }];
  const [verdict] = judge({ played: [], idleHeap: idle }).filter(({ what }) => what.startsWith('heap'));
  expect(verdict?.reached).toBe(true);
});

test('the report names every server, every load and every verdict', () => {
  const lines = report(measured(0.7, 2), {
    ...readOptions(['--servers', 'waterfall,waterfall-pg']),
  }).join('\n');
  for (const words of ['waterfall, PostgreSQL', '64 at once, replies posted', 'NOT REACHED', 'Cold start'])
    expect(lines).toContain(words);
  expect(lines).not.toContain('NaN');
});
