import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, percentile, ratiosByRound, slopeOf, spreadOf } from '../../scripts/bench/ratios.ts';

const figure = fc.double({ min: 0.001, max: 10_000, noNaN: true });

describe('percentiles, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  test.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
  ])('%d of 1 to 100 is %d', (share, wanted) => expect(percentile(hundred, share)).toBe(wanted));

  test('between two, the one above', () => expect(percentile([1, 2, 3], 0.5)).toBe(2));
  test('of one number, every one is that number', () => expect(percentile([7], 0.99)).toBe(7));
  test('of none there is none', () => expect(percentile([], 0.5)).toBeNaN());
});

test('the middle of an odd and of an even number of rounds', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 3])).toBe(4);
  expect(median([])).toBeNaN();
});

describe('ratios within each round', () => {
  test('a machine that slows down for whole rounds changes no ratio', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(figure, figure, fc.double({ min: 0.1, max: 10, noNaN: true })), { minLength: 1 }),
        (rounds) => {
          const calm = ratiosByRound(
            rounds.map(([our]) => our),
            rounds.map(([, their]) => their),
          );
          const drifting = ratiosByRound(
            rounds.map(([our, , slow]) => our * slow),
            rounds.map(([, their, slow]) => their * slow),
          );
          expect(drifting.median).toBeCloseTo(calm.median, 6 - Math.ceil(Math.log10(calm.median + 1)));
        },
      ),
    );
  });

  test('it is not the ratio of the middles', () => {
    expect(ratiosByRound([1, 10, 100], [1, 100, 10]).median).toBe(1);
    expect(ratiosByRound([1, 2, 30], [2, 8, 30])).toEqual({ median: 0.5, least: 0.25, most: 1, rounds: 3 });
  });

  test('a round that one of them missed does not count', () => {
    expect(ratiosByRound([1, undefined, 3], [2, 2, undefined])).toMatchObject({ median: 0.5, rounds: 1 });
  });
});

test('a spread names the least and the most of what there is', () => {
  expect(spreadOf([3, Number.NaN, 1, 2])).toEqual({ median: 2, least: 1, most: 3, rounds: 3 });
});

test('the slope of points on a line is the line’s', () => {
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 5000 }), fc.integer({ min: 0, max: 1e8 }), (per, from) => {
      const points = [0, 5000, 10_000, 40_000].map((x) => ({ x, y: from + per * x }));
      expect(slopeOf(points)).toBeCloseTo(per, 3);
    }),
  );
});
