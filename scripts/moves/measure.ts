import { type MoveId, moveIds } from '../../src/core/rehearsal/moves.ts';

export type Judged = { expected: readonly MoveId[]; predicted: readonly MoveId[] };
export type Score = { precision: number; recall: number; f1: number; support: number };
export type Confusion = { expected: MoveId; read: MoveId; times: number };
export type Measured = {
  byMove: Record<MoveId, Score>;
  macroF1: number;
  microF1: number;
  exact: number;
  confusions: Confusion[];
};

/** Precision, recall and F1 by move; macro-F1 over the moves that occur; how many lines have exactly the expected moves. */
export function measure(judged: readonly Judged[]): Measured {
  const counts = moveIds.map((move) => countOf(judged, move));
  const byMove = Object.fromEntries(
    moveIds.map((move, i) => [move, scoreOf(counts[i] ?? none)]),
  ) as Measured['byMove'];
  const occurring = moveIds.filter((move) => byMove[move].support > 0);
  const all = counts.reduce(
    (sum, one) => ({
      right: sum.right + one.right,
      wrong: sum.wrong + one.wrong,
      missed: sum.missed + one.missed,
    }),
    none,
  );
  return {
    byMove,
    macroF1: occurring.reduce((sum, move) => sum + byMove[move].f1, 0) / Math.max(1, occurring.length),
    microF1: scoreOf(all).f1,
    exact: judged.filter(isExact).length / Math.max(1, judged.length),
    confusions: confusionsOf(judged),
  };
}

type Count = { right: number; wrong: number; missed: number };
const none: Count = { right: 0, wrong: 0, missed: 0 };

function countOf(judged: readonly Judged[], move: MoveId): Count {
  const has = judged.map(
    ({ expected, predicted }) => [expected.includes(move), predicted.includes(move)] as const,
  );
  return {
    right: has.filter(([is, read]) => is && read).length,
    wrong: has.filter(([is, read]) => !is && read).length,
    missed: has.filter(([is, read]) => is && !read).length,
  };
}

function scoreOf({ right, wrong, missed }: Count): Score {
  const precision = right / Math.max(1, right + wrong);
  const recall = right / Math.max(1, right + missed);
  const f1 = right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);
  return { precision, recall, f1, support: right + missed };
}

const isExact = ({ expected, predicted }: Judged) =>
  expected.length === predicted.length && expected.every((move) => predicted.includes(move));

/** Each missed move against each one read in its place, the most frequent first. */
function confusionsOf(judged: readonly Judged[]): Confusion[] {
  const times = new Map<string, number>();
  for (const { expected, predicted } of judged) {
    for (const missed of expected.filter((move) => !predicted.includes(move)))
      for (const wrong of predicted.filter((move) => !expected.includes(move)))
        times.set(`${missed} ${wrong}`, (times.get(`${missed} ${wrong}`) ?? 0) + 1);
  }
  return [...times]
    .map(([pair, count]) => {
      const [expected, read] = pair.split(' ') as [MoveId, MoveId];
      return { expected, read, times: count };
    })
    .toSorted(
      (a, b) => b.times - a.times || (`${a.expected} ${a.read}` < `${b.expected} ${b.read}` ? -1 : 1),
    );
}
