import type { Content } from '../../../content/content.ts';
import type { EndingKind } from '../../../content/schema/rehearsal.ts';
import { readAsOf } from '../read-as.ts';
import type { RehearsalLevel, Transcript } from '../transcript.ts';
import type { ReadAs, RehearsalAt } from '../views.ts';
import type { LineId } from '../which-line.ts';
import type { Scored } from './competences.ts';
import { type Debrief, debriefOf, type LookedBack } from './debrief.ts';
import { whatIsLeftToDo } from './what-is-left-to-do.ts';

/** The parts of a debrief, a card each. */
export const debriefParts = ['overview', 'turns', 'asked', 'points', 'outcome'] as const;
export type DebriefPart = (typeof debriefParts)[number];

type Where = { rehearsal: RehearsalAt; scenario: string; level: RehearsalLevel };
/** Points in all, where the level gives them: never where the trainee was coached. */
type Total = { total?: { got: number; of: number } };

/** The debrief at a glance: what went well, what could have done harm, one thing to try. */
export type DebriefView = Where &
  Total & {
    kind: 'rehearsal-debrief';
    ending: EndingKind;
    /** The patient's last words. */
    lines: readonly LineId[];
    still: readonly { id: string; source: string }[];
    harmful: Debrief['harms'];
    factors: { found: number; there: number };
    /** The last utterance was taken for a goodbye: it may have been none. */
    readAs: ReadAs | undefined;
    /** Closed already, and only looked at again. */
    closed: boolean;
  } & Pick<
    Debrief,
    | 'well'
    | 'next'
    | 'cues'
    | 'curve'
    | 'competences'
    | 'questions'
    | 'reflections'
    | 'asking'
    | 'told'
    | 'hints'
  >;

/** One part in full. Turns come a few at a time: all of them would be more than a card may hold. */
export type LookView = Where & { kind: 'rehearsal-look' } & (
    | {
        part: 'turns';
        page: number;
        from: number;
        of: number;
        turns: readonly (LookedBack & { sources: readonly string[] })[];
      }
    | ({ part: 'asked' } & Pick<Debrief, 'expected' | 'order'>)
    | ({ part: 'points'; competences: readonly Scored[] } & Total)
    | ({ part: 'outcome' } & Debrief['outcome'])
  );

export const turnsAPage = 8;

export function showDebrief(
  content: Content,
  rehearsal: RehearsalAt,
  transcript: Transcript,
  closed: boolean,
): DebriefView {
  const { scenario, level, turns, ending } = transcript;
  const kind = ending?.kind ?? 'stopped';
  const debrief = debriefOf(content, transcript);
  const { well, next, cues, curve, competences, questions, reflections, asking, told, hints } = debrief;
  const { found, there } = debrief.outcome;
  return {
    ...{ kind: 'rehearsal-debrief', rehearsal, scenario, level, ending: kind, closed },
    ...{ well, next, cues, curve, competences, questions, reflections, asking, told, hints },
    lines: kind === 'stopped' || closed ? [] : (turns.at(-1)?.reply ?? []),
    still: whatIsLeftToDo(content.rehearsal, transcript),
    harmful: debrief.harms,
    factors: { found: found.factors.length, there: there.factors.length },
    ...totalOf(level, competences),
    readAs: kind === 'goodbye' && !closed ? readAsOf(transcript) : undefined,
  };
}

export function showPart(
  content: Content,
  rehearsal: RehearsalAt,
  transcript: Transcript,
  part: Exclude<DebriefPart, 'overview'>,
  page: number,
): LookView {
  const { scenario, level } = transcript;
  const { turns, expected, order, competences, outcome } = debriefOf(content, transcript);
  const where = { kind: 'rehearsal-look' as const, rehearsal, scenario, level };
  switch (part) {
    case 'turns': {
      const last = Math.max(0, Math.ceil(turns.length / turnsAPage) - 1);
      const at = Math.min(page, last);
      const from = at * turnsAPage;
      const shown = turns
        .slice(from, from + turnsAPage)
        .map((turn) => ({ ...turn, sources: sourcesOf(content, turn) }));
      return { ...where, part, page: at, from, of: turns.length, turns: shown };
    }
    case 'asked':
      return { ...where, part, expected, order };
    case 'points':
      return { ...where, part, competences, ...totalOf(level, competences) };
    case 'outcome':
      return { ...where, part, ...outcome };
  }
}

const sourcesOf = ({ rehearsal }: Content, { counted }: LookedBack): string[] =>
  rehearsal.moves
    .filter(({ id, kind }) => kind !== 'neutral' && counted.some((move) => move === id))
    .map(({ source }) => source);

/** Whoever is coached is learning, and a sum of points would be read as a grade. */
function totalOf(level: RehearsalLevel, competences: readonly Scored[]): Total {
  if (level === 'coached') return {};
  const sum = (key: 'got' | 'of') => competences.reduce((all, one) => all + one[key], 0);
  return { total: { got: sum('got'), of: sum('of') } };
}
