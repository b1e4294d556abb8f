import type { CompetencePoint } from '../../../content/schema/debrief.ts';
import { isListening, questionsIn } from '../which-moves-matter.ts';
import { questionsAsked } from './open-or-closed.ts';
import { firstTurnOf, type Seen } from './seen.ts';
import { cuesOf } from './which-cues.ts';

/** Whether a point was earned. `turn`: where it was, or where it was lost; undefined where it lies in no one turn. */
export type Earned = { got: 'yes' | 'no' | 'does-not-apply'; turn?: number };

/** Before anybody has said this much, not having done harm is no achievement yet. */
const enoughTurns = 3;

/** Applies the rule that a point names. Pure: the same conversation earns the same points. */
export function earned(seen: Seen, point: CompetencePoint): Earned {
  switch (point.rule) {
    case 'said':
      if (point.when && firstTurnOf(seen, point.when) === undefined) return { got: 'does-not-apply' };
      return at(firstTurnOf(seen, point.moves));
    case 'never': {
      const broken = firstTurnOf(seen, point.moves);
      if (broken !== undefined) return { got: 'no', turn: broken };
      return { got: seen.turns.length < enoughTurns ? 'does-not-apply' : 'yes' };
    }
    case 'before': {
      const first = firstTurnOf(seen, point.moves);
      const than = firstTurnOf(seen, point.than);
      if (than !== undefined && (first === undefined || first > than)) return { got: 'no', turn: than };
      // Nothing came that it had to come before: what was not said at all is another point's question.
      return than === undefined ? { got: 'does-not-apply' } : at(first);
    }
    case 'after': {
      const first = firstTurnOf(seen, point.than);
      return at(
        first === undefined
          ? undefined
          : seen.turns.findIndex(({ counted }, i) => i >= first && has(counted, point.moves)),
      );
    }
    case 'open-questions': {
      const { open, closed } = questionsAsked(seen);
      return share(open, open + closed, point.share);
    }
    case 'reflections': {
      const { reflections, questions } = listeningAndAsking(seen);
      return share(reflections, questions, point.share);
    }
    case 'tellings-thanked': {
      const followed = seen.turns.slice(0, -1).flatMap((turn, i) => (turn.told.length > 0 ? [i + 1] : []));
      const thanked = followed.filter((i) => seen.turns[i]?.counted.some(isListening));
      return share(thanked.length, followed.length, point.share);
    }
    case 'hints-followed': {
      const cues = cuesOf(seen).filter(({ missed, followed }) => missed || followed !== undefined);
      return share(cues.filter(({ missed }) => !missed).length, cues.length, point.share);
    }
  }
}

/** Turns in which the trainee reflected or acknowledged, against turns in which they asked. */
export const listeningAndAsking = ({
  turns,
}: Pick<Seen, 'turns'>): { reflections: number; questions: number } => ({
  reflections: turns.filter(({ counted }) => counted.some(isListening)).length,
  questions: turns.filter(({ counted }) => questionsIn(counted).length > 0).length,
});

const has = (counted: readonly string[], moves: readonly string[]) =>
  counted.some((move) => moves.includes(move));
const at = (turn: number | undefined): Earned =>
  turn === undefined || turn < 0 ? { got: 'no' } : { got: 'yes', turn };
const share = (of: number, all: number, least: number): Earned =>
  all === 0 ? { got: 'does-not-apply' } : { got: of >= all * least ? 'yes' : 'no' };
