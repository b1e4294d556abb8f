import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { type MoveId, moveIds } from './core/rehearsal/moves.ts';
import type { RecogniserModel } from './core/rehearsal/recognise/model.ts';

const judge = z.strictObject({ weights: z.array(z.number()), threshold: z.number() });
const modelHead = z.strictObject({
  'made-from': z.string(),
  features: z.int(),
  moves: z.array(z.string()),
  'word-classes': z.record(z.string(), z.string()),
  steps: z.array(z.number()),
  bias: z.array(z.number()),
  one: z.array(judge),
  several: z.array(judge),
});
export type ModelHead = z.infer<typeof modelHead>;

/** Where the model lies, from the project's root. `npm run moves:build` makes it. */
export const modelPath = 'dialogs/rehearsal/recogniser/model.gz';

const unpack = promisify(gunzip);

/**
 * Reads the model of the recogniser of moves; another thread unpacks it. Rejects when it is not there, or was made for other
 * moves than the code knows: reading every utterance wrongly is worse than not starting.
 */
export async function loadRecogniser(path: string): Promise<RecogniserModel & { madeFrom: string }> {
  // In one piece: thousands of small ones would keep the first thread as busy as unpacking it does.
  const bytes = await unpack(await readFile(path), { chunkSize: 2 ** 23 });
  const line = bytes.indexOf('\n');
  const head = modelHead.parse(JSON.parse(bytes.toString('utf8', 0, line)));
  if (head.moves.join() !== moveIds.join())
    throw new Error(`${path} is for other moves: run npm run moves:build`);
  let at = line + 1;
  // Copied out: four-byte numbers cannot begin just anywhere in a buffer.
  const next = (length: number) => {
    at += length;
    return Uint8Array.from(bytes.subarray(at - length, at)).buffer;
  };
  const hashes = new Uint32Array(next(head.features * 4));
  // Features are found by search: in another order most would not be found, and every line would be read as nothing.
  if (hashes.some((hash, i) => i > 0 && hash <= (hashes[i - 1] ?? 0)))
    throw new Error(`${path} is not in order: run npm run moves:build`);
  return {
    madeFrom: head['made-from'],
    moves: head.moves as MoveId[],
    wordClasses: head['word-classes'],
    hashes,
    rarity: new Float32Array(next(head.features * 4)),
    weights: new Int8Array(next(head.features * head.moves.length)),
    steps: Float64Array.from(head.steps),
    bias: Float64Array.from(head.bias),
    one: head.one,
    several: head.several,
  };
}
