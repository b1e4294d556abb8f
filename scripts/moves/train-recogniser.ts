import type { Corpus, Utterance } from '../../src/content/load-corpus.ts';
import { harmfulMoves, type MoveId, moveIds } from '../../src/core/rehearsal/moves.ts';
import { evidenceFor, judgedBy, type Margins } from '../../src/core/rehearsal/recognise/evidence.ts';
import type { Judge, RecogniserModel } from '../../src/core/rehearsal/recognise/model.ts';
import { type Bag, knownOf, together, vectorOf } from '../../src/core/rehearsal/recognise/vector.ts';
import { createFindClasses } from '../../src/core/rehearsal/recognise/which-classes.ts';
import { type Example, exampleOf, unitsOf } from './examples.ts';
import { inSeveralBreaths } from './in-several-breaths.ts';
import { type Case, thresholdFor, trainJudge } from './train-judges.ts';
import { type Lines, trainLines } from './train-lines.ts';

/**
 * Learns the model from some utterances of the corpus. The lines are learnt from all of them; the judges from what lines
 * say about each author that were learnt from all the others, because the people who type are strangers as well.
 */
export function trainRecogniser(
  utterances: readonly Utterance[],
  wordClasses: Corpus['wordClasses'],
  say: (line: string) => void,
): RecogniserModel {
  const findClasses = createFindClasses(wordClasses);
  const units = utterances.map((utterance) => unitsOf(utterance, findClasses));
  const seen = [...new Set(utterances.map(({ author }) => author))].flatMap((author) => {
    say(`leaving out ${author}`);
    const lines = trainLines(
      units.flat().filter((unit) => unit.author !== author),
      moveIds,
    );
    const own = units.flatMap(([whole]) => (whole?.author === author ? [whole] : []));
    const longer = inSeveralBreaths(own).map(({ text, moves }) =>
      exampleOf(text, moves, author, findClasses),
    );
    const marginsFor = createMargins(lines);
    return [...own, ...longer].map((example) => ({ example, ...marginsIn(example, marginsFor) }));
  });
  say('learning from all');
  const lines = trainLines(units.flat(), moveIds);
  const judges = moveIds.map((move, i) => judgesFor(move, i, seen));
  return {
    moves: moveIds,
    wordClasses,
    ...inSmallSteps(lines),
    bias: Float64Array.from(lines.bias),
    one: judges.map(({ one }) => one),
    several: judges.map(({ several }) => several),
  };
}

/** They wrote most where reading was weakest: how often a move stands there says nothing about how often it is meant. */
const lopsided = new Set([
  ...['near-misses', 'clinic-letters', 'corridor-talk', 'night-rounds', 'training-day', 'walk-in-centre'],
]);

type Seen = { example: Example; sentences: Margins[]; whole: Margins };

function judgesFor(move: MoveId, i: number, seen: readonly Seen[]): { one: Judge; several: Judge } {
  const cases = (some: readonly Seen[]): Case[] =>
    some.map(({ example, sentences, whole }) => ({
      evidence: evidenceFor(i, sentences, whole),
      has: example.moves.includes(move),
    }));
  const one = seen.filter(({ sentences }) => sentences.length === 1);
  const several = seen.filter(({ sentences }) => sentences.length > 1);
  const weights = { one: trainJudge(cases(one)), several: trainJudge(cases(several)) };
  const scored = (some: readonly Seen[], judge: number[]) =>
    cases(some.filter(({ example }) => !lopsided.has(example.author))).map(({ evidence, has }) => {
      return { score: judgedBy({ weights: judge, threshold: 0 }, evidence), has };
    });
  const all = [...scored(one, weights.one), ...scored(several, weights.several)];
  const threshold = thresholdFor(all, harmfulMoves.includes(move));
  return { one: { weights: weights.one, threshold }, several: { weights: weights.several, threshold } };
}

function marginsIn({ sentences }: Example, marginsFor: (bag: Bag) => Margins) {
  const alone = sentences.map(marginsFor);
  const whole = alone.length === 1 ? (alone[0] as Margins) : marginsFor(together(sentences));
  return { sentences: alone, whole };
}

function createMargins({ hashes, rarity, weights, bias }: Lines): (bag: Bag) => Margins {
  const known = knownOf(hashes, rarity);
  return (bag) => {
    const { numbers, values } = vectorOf(bag, known);
    return Float64Array.from(weights, (line, move) => {
      let margin = bias[move] ?? 0;
      for (let i = 0; i < numbers.length; i += 1) margin += (line[numbers[i] ?? 0] ?? 0) * (values[i] ?? 0);
      return margin;
    });
  };
}

/** Each weight in 127 steps either way, the largest of its move taking all: a byte instead of eight. */
function inSmallSteps({ hashes, rarity, weights }: Lines) {
  const steps = Float64Array.from(
    weights,
    (line) => line.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127,
  );
  const bytes = new Int8Array(hashes.length * weights.length);
  weights.forEach((line, move) => {
    line.forEach((weight, number) => {
      bytes[number * weights.length + move] = Math.round(weight / (steps[move] || 1));
    });
  });
  return { hashes, rarity, weights: bytes, steps };
}
