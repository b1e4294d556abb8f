/** How strongly the weights are held back. */
const held = 1e-3;
const mostSteps = 12;

/** What was found of one text for one move: its evidence, and whether the text has the move. */
export type Case = { evidence: readonly number[]; has: boolean };

/** Logistic regression by Newton's method: a handful of numbers in, so the exact step is cheap. Gives weights, bias last. */
export function trainJudge(cases: readonly Case[]): number[] {
  const size = (cases[0]?.evidence.length ?? 0) + 1;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < mostSteps; step += 1) {
    const slope = new Array<number>(size).fill(0);
    const curve = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (const { evidence, has } of cases) {
      let sum = weights[size - 1] ?? 0;
      for (let i = 0; i < size - 1; i += 1) sum += (evidence[i] ?? 0) * (weights[i] ?? 0);
      const likely = 1 / (1 + Math.exp(-sum));
      const bend = Math.max(likely * (1 - likely), 1e-6);
      for (let i = 0; i < size; i += 1) {
        const a = evidence[i] ?? 1;
        slope[i] = (slope[i] ?? 0) + (likely - (has ? 1 : 0)) * a;
        const row = curve[i] as number[];
        for (let k = 0; k < size; k += 1) row[k] = (row[k] ?? 0) + bend * a * (evidence[k] ?? 1);
      }
    }
    for (let i = 0; i < size; i += 1) {
      const hold = i < size - 1 ? held * cases.length : 1e-6;
      slope[i] = (slope[i] ?? 0) + (i < size - 1 ? hold * (weights[i] ?? 0) : 0);
      (curve[i] as number[])[i] = (curve[i]?.[i] ?? 0) + hold;
    }
    const change = solve(curve, slope);
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** Solves `matrix` x = `right` by elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const top = rows[column] as number[];
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const times = (rows[row]?.[column] ?? 0) / (top[column] ?? 1);
      rows[row] = (rows[row] as number[]).map((value, i) => value - times * (top[i] ?? 0));
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}

/** How much more recall counts than precision for a harmful move: missed, it is neither answered nor talked about after. */
const recallOfHarmful = 1.3;

/**
 * The score from which on a text counts as having the move: where F1 is highest, for a harmful move F1.3. To hold recall
 * and precision against their targets instead read better among known authors and worse among new ones.
 */
export function thresholdFor(scored: readonly { score: number; has: boolean }[], harmful: boolean): number {
  const falling = scored.toSorted((a, b) => b.score - a.score);
  const all = scored.filter(({ has }) => has).length;
  const square = (harmful ? recallOfHarmful : 1) ** 2;
  let right = 0;
  let best = -1;
  let threshold = 0;
  falling.forEach(({ score, has }, i) => {
    if (has) right += 1;
    const worth = ((1 + square) * right) / (i + 1 + square * all);
    if (worth <= best) return;
    best = worth;
    threshold = (score + (falling[i + 1]?.score ?? score - 1)) / 2;
  });
  return threshold;
}
