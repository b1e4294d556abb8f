/** The value below which `share` (0 to 1) of the sorted numbers lie, by nearest rank. NaN where there are none. */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** The middle one; between the two middle ones where their number is even. NaN where there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** What a figure came to over the rounds. */
export type Spread = { median: number; least: number; most: number; rounds: number };

/** Only rounds where there is a number count. */
export function spreadOf(numbers: readonly number[]): Spread {
  const real = numbers.filter(Number.isFinite);
  return {
    ...{ median: median(real), least: Math.min(...real), most: Math.max(...real) },
    rounds: real.length,
  };
}

/**
 * One against the other, round by round: the machine's speed drifts twofold within minutes, and both of one round had the
 * same machine. In: the figure of each round, in the order of the rounds; undefined where it was not measured.
 */
export function ratiosByRound(
  ours: readonly (number | undefined)[],
  theirs: readonly (number | undefined)[],
): Spread {
  return spreadOf(
    ours.map((our, round) => {
      const their = theirs[round];
      return our === undefined || their === undefined ? Number.NaN : our / their;
    }),
  );
}

/** By how much y grows with x: the line through the points with the least squares. */
export function slopeOf(points: readonly { x: number; y: number }[]): number {
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const over = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return over / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}
