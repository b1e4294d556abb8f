import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type MoveId, moveIds } from './core/rehearsal/moves.ts';
import type { RecogniserModel } from './core/rehearsal/recognise/model.ts';

const judge = z.strictObject({ weights: z.array(z.number()), threshold: z.number() });
const modelFile = z.strictObject({
  'made-from': z.string(),
  moves: z.array(z.string()),
  'word-classes': z.record(z.string(), z.string()),
  steps: z.array(z.number()),
  bias: z.array(z.number()),
  one: z.array(judge),
  several: z.array(judge),
  hashes: z.base64(),
  rarity: z.base64(),
  weights: z.base64(),
});

/** Where the model lies, from the project's root. `npm run moves:build` makes it. */
export const modelPath = 'dialogs/rehearsal/recogniser/model.json';

/**
 * Reads the model of the recogniser of moves (a file of some 3 MB, about 50 ms). Throws when it is not there, or was made
 * for other moves than the code knows: reading every utterance wrongly is worse than not starting.
 */
export function loadRecogniser(path: string): RecogniserModel & { madeFrom: string } {
  const file = modelFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  if (file.moves.join() !== moveIds.join()) throw new Error(`${path} is for other moves: run npm run moves:build`);
  return {
    madeFrom: file['made-from'],
    moves: file.moves as MoveId[],
    wordClasses: file['word-classes'],
    hashes: new Uint32Array(bytesOf(file.hashes)),
    rarity: new Float32Array(bytesOf(file.rarity)),
    weights: new Int8Array(bytesOf(file.weights)),
    steps: Float64Array.from(file.steps),
    bias: Float64Array.from(file.bias),
    one: file.one,
    several: file.several,
  };
}

/** A buffer of its own: a pooled one begins at an offset that four-byte numbers cannot begin at. */
const bytesOf = (base64: string): ArrayBuffer => Uint8Array.from(Buffer.from(base64, 'base64')).buffer;
