import type { Seen } from './seen.ts';
import { type Earned, earned } from './which-points.ts';

export type ScoredPoint = Earned & { id: string; source: string };
/** `got` of `of`: points that did not apply are not counted. No grade, and no sum that would be one. */
export type Scored = { id: string; source: string; got: number; of: number; points: readonly ScoredPoint[] };

/** Every competence with the points that this conversation earned. */
export function scoredCompetences(seen: Seen): Scored[] {
  return seen.rehearsal.competences.competences.map(({ id, source, points }) => {
    const scored = points.map(
      (point): ScoredPoint => ({
        ...{ id: point.id, source: point.source },
        ...earned(seen, point),
      }),
    );
    const many = (...kinds: Earned['got'][]) => scored.filter(({ got }) => kinds.includes(got)).length;
    return { id, source, got: many('yes'), of: many('yes', 'no'), points: scored };
  });
}

/** Something to say of a conversation. `words`: key in the locale; `turn`: where it can be seen. */
export type Remark = { id: string; words: string; source: string; turn?: number };

const three = 3;

/** Three things that went well. Where little did, what is true of everybody who has rehearsed. */
export function doneWell({ rehearsal }: Seen, scored: readonly Scored[]): Remark[] {
  const { first, always } = rehearsal.competences.well;
  const points = scored.flatMap(({ points }) => points);
  const did = first.flatMap((id) => points.find((point) => point.id === id && point.got === 'yes') ?? []);
  return [
    ...did.map((point) => remark(point, `points.${point.id}.well`)),
    ...always.map((one) => remark(one, `well.${one.id}`)),
  ].slice(0, three);
}

/** The one thing to try next: what could have put somebody in danger first. */
export function tryNext({ rehearsal }: Seen, scored: readonly Scored[]): Remark {
  const { first, otherwise } = rehearsal.competences.try;
  const points = scored.flatMap(({ points }) => points);
  const left = first.flatMap((id) => points.find((point) => point.id === id && point.got === 'no') ?? [])[0];
  return left ? remark(left, `points.${left.id}.try`) : remark(otherwise, `try.${otherwise.id}`);
}

const remark = (
  { id, source, turn }: { id: string; source: string; turn?: number },
  key: string,
): Remark => ({
  ...{ id, source, words: `debrief:${key}` },
  ...(turn !== undefined && { turn }),
});
