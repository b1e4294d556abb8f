/** How far each move is on the right side of its line, in the order of the model's moves. */
export type Margins = Float64Array;

/** Past this a lead says no more: a move that is far behind is not told from one that is further. */
const furthestBehind = -1.2;

/**
 * What speaks for a move in an utterance: how sure its best sentence is of it, and how far it leads (or lags behind) the
 * best other move there. For several sentences also how sure the whole utterance is, its lead there, the best lead in
 * any sentence, and the number of sentences. Two numbers for one sentence, six for several.
 */
export function evidenceFor(move: number, sentences: readonly Margins[], whole: Margins): number[] {
  const best = bestSentence(move, sentences);
  const there = sentences[best] ?? whole;
  const alone = [there[move] ?? 0, leadOf(move, there)];
  if (sentences.length < 2) return alone;
  const bestLead = Math.max(...sentences.map((margins) => leadOf(move, margins)));
  return [...alone, whole[move] ?? 0, bestLead, leadOf(move, whole), Math.log(sentences.length)];
}

/** The sentence that is surest of the move, counted from 0. */
export function bestSentence(move: number, sentences: readonly Margins[]): number {
  let best = 0;
  sentences.forEach((margins, i) => {
    if ((margins[move] ?? 0) > (sentences[best]?.[move] ?? 0)) best = i;
  });
  return best;
}

function leadOf(move: number, margins: Margins): number {
  let other = -Infinity;
  margins.forEach((margin, i) => {
    if (i !== move && margin > other) other = margin;
  });
  return Math.max(furthestBehind, (margins[move] ?? 0) - other);
}

/** How much speaks for the move, against its threshold: above 0 the utterance carries it. */
export function judgedBy(
  { weights, threshold }: { weights: readonly number[]; threshold: number },
  evidence: readonly number[],
): number {
  let sum = (weights[evidence.length] ?? 0) - threshold;
  evidence.forEach((one, i) => {
    sum += (weights[i] ?? 0) * one;
  });
  return sum;
}
