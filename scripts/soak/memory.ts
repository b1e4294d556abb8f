import { loopLookMs } from '../../src/keepers/figures.ts';

/** What the bot's process said of itself at one moment. Sizes in MB, lag in milliseconds: the longest since the last. */
export type Sample = { second: number; rss: number; lag: number };

/** Reads the figures that the bot shows to its keepers. Rejects where it does not answer. */
export async function readSample(metricsUrl: string, second: number): Promise<Sample> {
  const text = await (await fetch(metricsUrl)).text();
  const figure = (name: string): number => {
    const found = new RegExp(`^(?:askwell_)?${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1];
    if (found === undefined) throw new Error(`the bot does not say ${name}`);
    return Number(found);
  };
  return {
    second,
    rss: figure('process_resident_memory_bytes') / 2 ** 20,
    lag: figure('nodejs_eventloop_lag_p99_seconds') * 1000 - loopLookMs,
  };
}

/** One size at one moment, in MB. */
export type Point = { second: number; mb: number };
export type Trend = { mean: number; perMinute: number; growth: number };

/**
 * How something grew over the last two thirds: the straight line through the smallest value of each of ten stretches,
 * because what lies above it is only what the next collection takes away. `growth` over all of that time, in MB.
 */
export function trendOf(points: readonly Point[]): Trend {
  const late = points.slice(Math.floor(points.length / 3));
  const stretch = Math.max(1, Math.ceil(late.length / 10));
  const lows = Array.from({ length: Math.ceil(late.length / stretch) }, (_, i) =>
    late.slice(i * stretch, (i + 1) * stretch).reduce((low, point) => (point.mb < low.mb ? point : low)),
  );
  const mean = average(lows.map(({ mb }) => mb));
  const middle = average(lows.map(({ second }) => second));
  const spread = lows.reduce((sum, { second }) => sum + (second - middle) ** 2, 0);
  const slope =
    spread === 0 ? 0 : lows.reduce((sum, low) => sum + (low.second - middle) * (low.mb - mean), 0) / spread;
  const seconds = (late.at(-1)?.second ?? 0) - (late[0]?.second ?? 0);
  return { mean, perMinute: slope * 60, growth: slope * seconds };
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

/** Under this, two thirds of a soak are the time in which a process warms up: nothing can be said of it. */
export const leastMinutes = 3;

/** Growth that is no leak: a tenth of what is held, at least 10 MB. */
export const isFlat = ({ mean, growth }: Trend): boolean => growth < Math.max(mean / 10, 10);
