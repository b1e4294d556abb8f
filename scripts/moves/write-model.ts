import { gzipSync } from 'node:zlib';
import type { Judge, RecogniserModel } from '../../src/core/rehearsal/recognise/model.ts';
import type { ModelHead } from '../../src/load-recogniser.ts';

/** Six digits are far finer than what the judges can tell apart, and keep a last bit of a logarithm out of the file. */
const short = (number: number) => Number(number.toPrecision(6));
const shortJudge = ({ weights, threshold }: Judge): Judge => ({
  weights: weights.map(short),
  threshold: short(threshold),
});

/**
 * The bytes of the model's file, as src/load-recogniser.ts reads them: a line of JSON, then the three long lists one
 * after the other, all of it compressed. `madeFrom` is the digest of what it was learnt from.
 */
export function modelFile(model: RecogniserModel, madeFrom: string): Buffer {
  const head: ModelHead = {
    'made-from': madeFrom,
    features: model.hashes.length,
    moves: [...model.moves],
    'word-classes': model.wordClasses,
    steps: [...model.steps].map(short),
    bias: [...model.bias].map(short),
    one: model.one.map(shortJudge),
    several: model.several.map(shortJudge),
  };
  const bytes = [model.hashes, model.rarity, model.weights].map((list) =>
    Buffer.from(list.buffer, list.byteOffset, list.byteLength),
  );
  return gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...bytes]), { level: 9 });
}
