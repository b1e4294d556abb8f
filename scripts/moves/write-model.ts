import type { Judge, RecogniserModel } from '../../src/core/rehearsal/recognise/model.ts';

const base64 = (array: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }) =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');

/** Six digits are far finer than what the judges can tell apart, and keep a last bit of a logarithm out of the file. */
const short = (number: number) => Number(number.toPrecision(6));
const shortJudge = ({ weights, threshold }: Judge): Judge => ({
  weights: weights.map(short),
  threshold: short(threshold),
});

/** The text of dialogs/rehearsal/recogniser/model.json. `madeFrom` is the digest of what it was learnt from. */
export function modelFile(model: RecogniserModel, madeFrom: string): string {
  const file = {
    'made-from': madeFrom,
    moves: model.moves,
    'word-classes': model.wordClasses,
    steps: [...model.steps].map(short),
    bias: [...model.bias].map(short),
    one: model.one.map(shortJudge),
    several: model.several.map(shortJudge),
    hashes: base64(model.hashes),
    rarity: base64(model.rarity),
    weights: base64(model.weights),
  };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}
