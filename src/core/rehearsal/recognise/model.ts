import type { MoveId } from '../moves.ts';

/** How the margins of one move become a decision; `weights` has one number for each evidence and one more, the bias. */
export type Judge = { weights: number[]; threshold: number };

/** What was learnt from the corpus (npm run moves:build). The features are numbered as `hashes` counts them. */
export type RecogniserModel = {
  moves: readonly MoveId[];
  wordClasses: Readonly<Record<string, string>>;
  /** The features that count, by the hash of their name. */
  hashes: Uint32Array;
  /** How rare each feature is: what it adds to the length of its group. */
  rarity: Float32Array;
  /** Weights of feature f at f * moves.length, one a move, in steps of `steps`. */
  weights: Int8Array;
  steps: Float64Array;
  bias: Float64Array;
  /** For an utterance of one sentence, and for one of several. By move. */
  one: readonly Judge[];
  several: readonly Judge[];
};

/** FNV-1a over the UTF-16 units: the same 32 bits on every machine. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
