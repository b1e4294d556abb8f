import { expect, test } from 'vitest';
import { isFlat, type Point, trendOf } from '../../scripts/soak/memory.ts';
import { runSoak } from '../../scripts/soak/run-soak.ts';

test('ten seconds of sixteen conversations at once: no error, no step lost or doubled', {
  timeout: 120_000,
}, async () => {
  const result = await runSoak({ minutes: 1 / 6, conversations: 16, thinkMs: 20, seed: 3 }, () => undefined);
  expect(result.wrong).toEqual([]);
  expect([result.lost, result.gaps, result.uncounted, result.unsent]).toEqual([[], [], 0, 0]);
  expect(result.walks).toBeGreaterThanOrEqual(16);
  expect(result.escalations).toBeGreaterThan(0);
  expect(result.samples.length).toBeGreaterThan(0);
  expect(result.held.every(({ mb }) => mb > 10)).toBe(true);
  expect(result.exitCode).toBe(0);
});

const pointsOf = (mbAt: (second: number) => number): Point[] =>
  Array.from({ length: 600 }, (_, second) => ({ second, mb: mbAt(second) }));

test('a saw-tooth that ends where it began is flat; one whose teeth stand ever higher is not', () => {
  const tooth = (second: number) => 80 + (second % 37) * 2;
  expect(isFlat(trendOf(pointsOf(tooth)))).toBe(true);
  expect(isFlat(trendOf(pointsOf((second) => tooth(second) + second / 20)))).toBe(false);
  // What it takes to warm up in the first third does not count.
  expect(isFlat(trendOf(pointsOf((second) => tooth(second) + Math.min(second, 150))))).toBe(true);
});
