import type { Feature } from './feature.ts';
import type { Word } from './read-words.ts';

const most = 3;

/**
 * The words that speak most for a move, at most three, as they were typed and in their order; neighbours are joined.
 * `pull` says how much one feature of the sentence speaks for the move.
 */
export function decidingWords(
  typed: string,
  words: readonly Word[],
  features: readonly Feature[],
  pull: (feature: Feature) => number,
): string[] {
  const pulls = new Map<number, number>();
  for (const feature of features) {
    const share = pull(feature) / (feature.to - feature.from);
    for (let i = feature.from; i < feature.to; i += 1) {
      const start = words[i]?.text === ',' ? undefined : words[i]?.start;
      if (start !== undefined) pulls.set(start, (pulls.get(start) ?? 0) + share);
    }
  }
  const strongest = [...pulls].filter(([, sum]) => sum > 0).toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  const chosen = new Set(strongest.slice(0, most).map(([start]) => start));
  const spans: { start: number; end: number }[] = [];
  let joins = false;
  for (const { start, end } of words) {
    const last = spans.at(-1);
    if (last?.end === end) continue;
    if (!chosen.has(start)) joins = false;
    else if (joins && last) last.end = end;
    else {
      spans.push({ start, end });
      joins = true;
    }
  }
  return spans.map(({ start, end }) => typed.slice(start, end));
}
