import type { Transcript } from './transcript.ts';
import type { ReadAs } from './views.ts';

/** How the last utterance was read; undefined before anything was said. */
export function readAsOf({ turns }: Transcript): ReadAs | undefined {
  const last = turns.at(-1);
  if (!last) return undefined;
  const { moves, because, corrected } = last;
  return { turn: turns.length - 1, moves, because, corrected };
}
