import type { Common, Mood, Occasion, ReplyRow, Scenario } from '../../content/schema/rehearsal.ts';
import type { Mind } from './mind.ts';
import type { MoveId } from './moves.ts';

/**
 * One written line: the key of its list in the locale, and which of the list, from 0:
 * "rehearsal/work-stress:replies.listen-open#2".
 */
export type LineId = string;

/** A list of wordings in the locale: its key, and how many there are. */
export type Lines = { key: string; of: number };

export const wordsOf = (scenario: Pick<Scenario, 'id'>): string => `rehearsal/${scenario.id}`;
export const commonWords = 'rehearsal/common';

/** The key and the place in its list that a line's id stands for. */
export function whereIs(line: LineId): { key: string; index: number } {
  const [key = '', index] = line.split('#');
  return { key, index: Number(index) };
}

/** FNV-1a, 32 bits. The same conversation with the same seed says the same words, on every machine. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

/** The next wording of a list: begins where the seed says and goes round, so that none is said twice running. */
export function nextLine(seed: number, mind: Mind, { key, of }: Lines): { line: LineId; mind: Mind } {
  const used = mind.used[key] ?? 0;
  const index = (hashOf(`${seed} ${key}`) + used) % of;
  return { line: `${key}#${index}`, mind: { ...mind, used: { ...mind.used, [key]: used + 1 } } };
}

/** The lines that answer a move or an occasion in this mood: the scenario's own first, then what all patients share. */
export function linesFor(
  { scenario, common }: { scenario: Scenario; common: Common },
  mind: Mind,
  mood: Mood,
  to: MoveId | Occasion,
): Lines {
  const fits = (row: ReplyRow) =>
    row.to.includes(to) && (row.mood?.includes(mood) ?? true) && (row.topic?.includes(mind.topic) ?? true);
  const own = scenario.replies.find(fits);
  if (own) return { key: `${wordsOf(scenario)}:replies.${own.id}`, of: own.lines };
  const shared = common.replies.find(fits);
  if (shared) return { key: `${commonWords}:replies.${shared.id}`, of: shared.lines };
  throw new Error(`nobody has an answer to "${to}" when ${mood}: common.yaml must have one`);
}
