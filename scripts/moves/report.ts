import { harmfulMoves, moveIds } from '../../src/core/rehearsal/moves.ts';
import type { Measured } from './measure.ts';

/** What is asked of the recogniser on utterances it has never seen (issue 5). */
export const targets = { macroF1: 0.8, harmful: { recall: 0.85, precision: 0.75 } };

/** Every target that is not reached, as a sentence. */
export function missedTargets({ macroF1, byMove }: Measured): string[] {
  const missed =
    macroF1 < targets.macroF1 ? [`macro-F1 is ${shown(macroF1)}, asked is ${targets.macroF1}`] : [];
  for (const move of harmfulMoves) {
    const { recall, precision, support } = byMove[move];
    if (support === 0) continue;
    if (recall < targets.harmful.recall)
      missed.push(`recall of ${move} is ${shown(recall)}, asked is ${targets.harmful.recall}`);
    if (precision < targets.harmful.precision)
      missed.push(`precision of ${move} is ${shown(precision)}, asked is ${targets.harmful.precision}`);
  }
  return missed;
}

const shown = (share: number) => share.toFixed(3);

/** The lines that npm run moves prints. */
export function reportOf(measured: Measured, lines: number): string[] {
  const { byMove, macroF1, microF1, exact, confusions } = measured;
  return [
    `${'move'.padEnd(26)}precision  recall      F1  support`,
    ...moveIds.map((move) => {
      const { precision, recall, f1, support } = byMove[move];
      return `${move.padEnd(26)}${[precision, recall, f1].map((share) => shown(share).padStart(8)).join(' ')}${String(support).padStart(9)}`;
    }),
    `macro-F1 ${shown(macroF1)}   micro-F1 ${shown(microF1)}   exactly the expected moves ${shown(exact)}   (${lines} lines)`,
    'Read in the place of what was expected, most often:',
    ...confusions
      .slice(0, 10)
      .map(({ expected, read, times }) => `  ${String(times).padStart(3)}  ${expected} read as ${read}`),
  ];
}
