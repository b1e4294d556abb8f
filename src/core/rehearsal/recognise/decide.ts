import type { MoveId } from '../moves.ts';

/** What nobody means in the same sentence: "I promise to keep this" and "I can't promise to keep this" share their words. */
const opposites: readonly (readonly [MoveId, MoveId])[] = [['set-limits', 'promise-secrecy']];

/** A move that may be meant: above 0 it counts; `sentence` is the one that is surest of it. */
export type Candidate = { move: MoveId; score: number; sentence: number };

/**
 * The moves above 0, in the order given; the nearest one when none is. `other` is what is left where nothing else is, so
 * it never stands beside another move; of two opposites in one sentence the surer one stays.
 */
export function decide(candidates: readonly Candidate[]): Candidate[] {
  const above = candidates.filter(({ score }) => score > 0);
  if (above.length === 0) return candidates.toSorted((a, b) => b.score - a.score).slice(0, 1);
  const beaten = ({ move, score, sentence }: Candidate) =>
    above.some(
      (rival) =>
        rival.sentence === sentence &&
        rival.score > score &&
        opposites.some((pair) => pair.includes(move) && pair.includes(rival.move)),
    );
  return above.filter((one) => (one.move !== 'other' || above.length === 1) && !beaten(one));
}
