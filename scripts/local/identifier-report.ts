import { type CorpusLine, foundIn, type Mark, readCorpus } from './identifier-corpus.ts';

/** What must be reached. Sure kinds over the whole corpus; names on the held-out third, on which nothing was tuned. */
const least = {
  sure: { precision: 0.98, recall: 0.98 },
  names: { precision: 0.8, recall: 0.85 },
  milliseconds: 5,
};

type Count = { right: number; wrong: number; missed: number };
type Miss = { line: CorpusLine; what: string };

export type Report = { lines: string[]; reached: boolean; good: boolean };

/** Precision and recall by kind, what was missed, and the time a note takes. `reached`: precision and recall are. `good`: the time is as well. */
export async function identifierReport(all: boolean): Promise<Report> {
  const corpus = [...(await readCorpus('positive')), ...(await readCorpus('negative'))];
  const heldOut = corpus.filter((line) => line.heldOut);
  const kinds = [...new Set(corpus.flatMap(({ marks }) => marks.map(({ kind }) => kind)))].toSorted();
  const sure = kinds.filter((kind) => kind !== 'likely-name');
  const names = count(heldOut, ['likely-name']);
  const sureAll = count(corpus, sure);
  const tuned = corpus.filter((line) => !line.heldOut);
  const time = timesOf(corpus);
  const missed = all ? corpus : tuned;
  const reached = isAtLeast(sureAll, least.sure) && isAtLeast(names, least.names);
  return {
    lines: [
      `${corpus.length} lines (${corpus.filter(({ marks }) => marks.length > 0).length} with something in them), ${heldOut.length} held out`,
      ...kinds.map((kind) => told(kind, count(corpus, [kind]))),
      told('sure kinds, all lines', sureAll),
      told('sure kinds, held out', count(heldOut, sure)),
      told('names, tuned on', count(tuned, ['likely-name'])),
      told('names, held out', names),
      `time a note: median ${time.median.toFixed(3)} ms, 95 of 100 below ${time.p95.toFixed(3)} ms, longest note ${time.longest.toFixed(3)} ms`,
      all ? 'Misses:' : 'Misses outside the held-out third (--all for the rest):',
      ...missed.flatMap((line) => missesOf(line)).map(({ line, what }) => `  ${what}: ${line.text}`),
    ],
    reached,
    good: reached && Math.max(time.p95, time.longest) < least.milliseconds,
  };
}

const precision = ({ right, wrong }: Count) => (right + wrong === 0 ? 1 : right / (right + wrong));
const recall = ({ right, missed }: Count) => (right + missed === 0 ? 1 : right / (right + missed));
const isAtLeast = (counted: Count, bound: { precision: number; recall: number }) =>
  precision(counted) >= bound.precision && recall(counted) >= bound.recall;

const told = (what: string, counted: Count) =>
  `${what.padEnd(24)} precision ${precision(counted).toFixed(3)}  recall ${recall(counted).toFixed(3)}  (${counted.right} right, ${counted.wrong} wrong, ${counted.missed} missed)`;

/** A mark is found when what was found covers all of it; found and nowhere marked as that kind is wrong. */
function compare({ text, marks }: CorpusLine): { right: Mark[]; wrong: Mark[]; missed: Mark[] } {
  const found = foundIn(text);
  const covers = (one: Mark, mark: Mark) =>
    one.kind === mark.kind && one.start <= mark.start && one.end >= mark.end;
  const touches = (one: Mark, mark: Mark) =>
    one.kind === mark.kind && one.start < mark.end && one.end > mark.start;
  return {
    right: marks.filter((mark) => found.some((one) => covers(one, mark))),
    wrong: found.filter((one) => !marks.some((mark) => touches(one, mark))),
    missed: marks.filter((mark) => !found.some((one) => covers(one, mark))),
  };
}

function count(lines: readonly CorpusLine[], kinds: readonly string[]): Count {
  const compared = lines.map(compare);
  const of = (which: 'right' | 'wrong' | 'missed') =>
    compared.flatMap((one) => one[which]).filter(({ kind }) => kinds.includes(kind)).length;
  return { right: of('right'), wrong: of('wrong'), missed: of('missed') };
}

function missesOf(line: CorpusLine): Miss[] {
  const { wrong, missed } = compare(line);
  const told = (how: string) => (mark: Mark) => ({
    line,
    what: `${how} ${mark.kind} "${line.text.slice(mark.start, mark.end)}"`,
  });
  return [...missed.map(told('missed')), ...wrong.map(told('wrongly'))];
}

/** The corpus's own lines, and the longest note there can be, made of them. */
function timesOf(corpus: readonly CorpusLine[]) {
  const timed = (text: string) => {
    const started = performance.now();
    foundIn(text);
    return performance.now() - started;
  };
  const median = (times: readonly number[]) =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  const texts = corpus.map(({ text }) => text);
  const times = [...texts, ...texts, ...texts]
    .map(timed)
    .slice(texts.length)
    .toSorted((a, b) => a - b);
  const longest = texts.join(' ').slice(0, 1000);
  return {
    median: median(times),
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
    longest: median(Array.from({ length: 21 }, () => timed(longest))),
  };
}
