import type { EndingKind, Mood } from '../../content/schema/rehearsal.ts';
import type { Patient } from './answering.ts';
import { type Mind, moodOf, mostPoints } from './mind.ts';
import type { MoveId } from './moves.ts';
import { commonWords, type Lines, wordsOf } from './which-line.ts';
import { questionsIn, worstOf } from './which-moves-matter.ts';

/** A consultation is not endless, and neither is anybody's patience. */
export const mostTurns = 40;
/** Sooner than this a goodbye is answered with "is that it?". */
const soonestGoodbye = 4;
const cornered = { trust: 0.5, defensiveness: 9 };

/** Whether what was said is a goodbye: said alone or with thanks, not in one breath with a question. */
export const isGoodbye = (moves: readonly MoveId[]): boolean =>
  moves.includes('close') && questionsIn(moves).length === 0 && worstOf(moves) === undefined;

/** A first goodbye that comes before much was said; the patient asks whether that is all, and stays. */
export const isTooSoon = (mind: Mind, moves: readonly MoveId[]): boolean =>
  isGoodbye(moves) && mind.turns < soonestGoodbye && !mind.heard.includes('close');

/** How a conversation ends after an utterance was answered, or undefined while it goes on. */
export function whetherItEnds(
  mind: Mind,
  moves: readonly MoveId[],
  tooSoon: boolean,
): EndingKind | undefined {
  const { trust, defensiveness, energy } = mind.disposition;
  if (defensiveness >= mostPoints || (trust <= cornered.trust && defensiveness >= cornered.defensiveness))
    return 'walked-out';
  if (isGoodbye(moves) && !tooSoon) return 'goodbye';
  if (energy <= 0) return 'tired';
  return mind.turns >= mostTurns ? 'out-of-time' : undefined;
}

/** The patient's last words. Where the trainee stopped there are none of theirs. */
export function lastWords({ rehearsal, scenario }: Patient, mind: Mind, kind: EndingKind): Lines | undefined {
  const mood: Mood = moodOf(rehearsal, mind);
  const own = scenario.endings.find(
    (ending) => ending.kind === kind && (ending.mood?.includes(mood) ?? true),
  );
  if (own) return { key: `${wordsOf(scenario)}:endings.${own.id}`, of: own.lines };
  return kind === 'stopped' ? undefined : { key: `${commonWords}:last-words.${kind}`, of: 3 };
}
