import type { MoveId } from '../moves.ts';
import { decidingWords } from './because.ts';
import { decide } from './decide.ts';
import { bestSentence, evidenceFor, judgedBy, type Margins } from './evidence.ts';
import type { Feature } from './feature.ts';
import { hashOf, type Judge, type RecogniserModel } from './model.ts';
import { NumbersBySearch } from './numbers-by-search.ts';
import { readSentences } from './read-words.ts';
import { bagOf, type Known, together, type Vector, vectorOf } from './vector.ts';
import { createFindClasses } from './which-classes.ts';
import { featuresOf } from './which-features.ts';

/** For a move that the model has no judge for. */
const never: Judge = { weights: [], threshold: 1 };

/** The moves of an utterance, at least one, in the order of the vocabulary; and for each the words that decided. */
export type Recognised = { moves: MoveId[]; because: { move: MoveId; words: string[] }[] };
export type Recognise = (typed: string) => Recognised;

/**
 * Makes what reads free text. In: any text, also none. Out: what was recognised; "other" where nothing is. The same text
 * gives the same moves on every machine, and it never throws. Reads the first 6,000 characters; well under 5 ms for what a
 * person says in one turn.
 */
export function createRecogniser(model: RecogniserModel): Recognise {
  const findClasses = createFindClasses(model.wordClasses);
  const known = { numbers: new NumbersBySearch(model.hashes), rarity: model.rarity };
  return (typed) => {
    const sentences = readSentences(typed);
    if (sentences.length === 0) return { moves: ['other'], because: [] };
    const features = sentences.map((sentence) => featuresOf(sentence, findClasses));
    const bags = features.map(bagOf);
    const margins = bags.map((bag) => marginsOf(vectorOf(bag, known), model));
    const whole = marginsOf(vectorOf(together(bags), known), model);
    const judges = sentences.length === 1 ? model.one : model.several;
    const candidates = model.moves.map((move, i) => ({
      move,
      score: judgedBy(judges[i] ?? never, evidenceFor(i, margins, whole)),
      sentence: bestSentence(i, margins),
    }));
    const because = decide(candidates).map(({ move, sentence }) => {
      const found = features[sentence] ?? [];
      const pull = pullTowards(model.moves.indexOf(move), found, known, model);
      return { move, words: decidingWords(typed, sentences[sentence]?.words ?? [], found, pull) };
    });
    return { moves: because.map(({ move }) => move), because };
  };
}

function marginsOf({ numbers, values }: Vector, model: RecogniserModel): Margins {
  const { weights, steps, bias } = model;
  const count = model.moves.length;
  const sums = new Float64Array(count);
  numbers.forEach((number, i) => {
    const value = values[i] ?? 0;
    for (let move = 0; move < count; move += 1)
      sums[move] = (sums[move] ?? 0) + value * (weights[number * count + move] ?? 0);
  });
  return sums.map((sum, move) => sum * (steps[move] ?? 0) + (bias[move] ?? 0));
}

function pullTowards(move: number, features: readonly Feature[], known: Known, model: RecogniserModel) {
  const { numbers, values } = vectorOf(bagOf(features), known);
  const worth = new Map(Array.from(numbers, (number, i) => [number, values[i] ?? 0]));
  return ({ name }: Feature) => {
    const number = known.numbers.get(hashOf(name)) ?? -1;
    return (worth.get(number) ?? 0) * (model.weights[number * model.moves.length + move] ?? 0);
  };
}
