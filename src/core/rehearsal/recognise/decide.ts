/**
 * The moves above 0, by their place in `scores`; the nearest one when none is. `other` is what is left where nothing else
 * is, so it never stands beside another move.
 */
export function decide(scores: readonly number[], other: number): number[] {
  const above = scores.flatMap((score, move) => (score > 0 ? [move] : []));
  if (above.length === 0)
    return [scores.reduce((best, score, move) => (score > (scores[best] ?? 0) ? move : best), 0)];
  return above.length > 1 ? above.filter((move) => move !== other) : above;
}
