import { groups } from '../../src/core/rehearsal/recognise/feature.ts';
import { knownOf, together, type Vector, vectorOf } from '../../src/core/rehearsal/recognise/vector.ts';
import type { Example } from './examples.ts';
import { createRandom, shuffle } from './random.ts';

/** A feature that fewer texts have says more about them than about the move. */
const leastTexts = 2;
/** How much a mistake costs against a large weight, and how much more for a text that has the move. */
const cost = 0.5;
const costForHaving = 2;
const rounds = 12;
/** What is added to each count, and how much of the counted weights the line starts with. */
const smoothing = 0.3;
const partOfCounted = 0.06;

/** One straight line for each move: `weights[move][feature]` and a bias. */
export type Lines = { hashes: Uint32Array; rarity: Float32Array; weights: Float64Array[]; bias: number[] };

/** Learns a line for each move: a linear support vector machine that starts from the odds of naive Bayes. */
export function trainLines(units: readonly Example[], moves: readonly string[]): Lines {
  const { hashes, rarity } = featuresThatCount(units);
  const known = knownOf(hashes, rarity);
  const vectors = units.map(({ sentences }) => vectorOf(together(sentences), known));
  const learnt = moves.map((move) => {
    const has = units.map((unit) => unit.moves.includes(move));
    return learnLine(vectors, has, hashes.length);
  });
  return {
    hashes,
    rarity,
    weights: learnt.map(({ weights }) => weights),
    bias: learnt.map(({ bias }) => bias),
  };
}

function featuresThatCount(units: readonly Example[]): { hashes: Uint32Array; rarity: Float32Array } {
  const texts = new Map<number, number>();
  for (const { sentences } of units) {
    const here = together(sentences);
    for (const hash of groups.flatMap((group) => [...here[group]]))
      texts.set(hash, (texts.get(hash) ?? 0) + 1);
  }
  const counting = [...texts].filter(([, count]) => count >= leastTexts).toSorted((a, b) => a[0] - b[0]);
  return {
    hashes: Uint32Array.from(counting, ([hash]) => hash),
    rarity: Float32Array.from(counting, ([, count]) => Math.log(1 + units.length / count)),
  };
}

/** How much likelier each feature is with the move than without: the logarithm of the odds (naive Bayes). */
function countedWeights(vectors: readonly Vector[], has: readonly boolean[], size: number): Float64Array {
  const withMove = new Float64Array(size);
  const without = new Float64Array(size);
  vectors.forEach(({ numbers }, i) => {
    const counts = has[i] ? withMove : without;
    for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  });
  const texts = has.filter(Boolean).length;
  const share = (count: number, of: number) => Math.log((count + smoothing) / (of + 2 * smoothing));
  return withMove.map(
    (count, i) => partOfCounted * (share(count, texts) - share(without[i] ?? 0, has.length - texts)),
  );
}

/**
 * L2-regularised squared hinge loss by dual coordinate descent (Hsieh et al. 2008, as LIBLINEAR does it). What is
 * regularised is the difference to the counted weights.
 */
function learnLine(vectors: readonly Vector[], has: readonly boolean[], size: number) {
  const weights = countedWeights(vectors, has, size);
  let bias = 0;
  const alphas = new Float64Array(vectors.length);
  const slack = has.map((is) => 1 / (2 * cost * (is ? costForHaving : 1)));
  const curve = vectors.map(({ values }, i) =>
    values.reduce((sum, value) => sum + value * value, 1 + (slack[i] ?? 0)),
  );
  const order = Int32Array.from(vectors, (_, i) => i);
  const random = createRandom(7);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const i of order) {
      const { numbers, values } = vectors[i] as Vector;
      const side = has[i] ? 1 : -1;
      const alpha = alphas[i] as number;
      let margin = bias;
      for (let k = 0; k < numbers.length; k += 1)
        margin += (weights[numbers[k] as number] as number) * (values[k] as number);
      const slope = side * margin - 1 + (slack[i] as number) * alpha;
      const next = Math.max(alpha - slope / (curve[i] as number), 0);
      const change = (next - alpha) * side;
      if (change === 0) continue;
      alphas[i] = next;
      for (let k = 0; k < numbers.length; k += 1) {
        const number = numbers[k] as number;
        weights[number] = (weights[number] as number) + change * (values[k] as number);
      }
      bias += change;
    }
  }
  return { weights, bias };
}
