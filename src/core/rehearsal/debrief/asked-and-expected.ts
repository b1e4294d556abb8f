import { firstTurnOf, type Seen } from './seen.ts';
import { earned } from './which-points.ts';

/** What the guidance expects (an id of common.yaml), and in which turn it was done; undefined where it was not. */
export type Expected = { id: string; source: string; turn: number | undefined };
/** An order that the guidance asks for: a point of competences.yaml. */
export type InOrder = { id: string; source: string; kept: 'yes' | 'no' | 'does-not-apply' };

/** What was asked and said, against what the guidance expects of such a conversation, in its order. */
export const askedAndExpected = (seen: Seen): Expected[] =>
  seen.rehearsal.common.expects.map(({ id, source, moves }) => ({
    ...{ id, source, turn: firstTurnOf(seen, moves) },
  }));

/** Limits before direct questions, open before closed, closed before direct. */
export const inOrder = (seen: Seen): InOrder[] =>
  seen.rehearsal.competences.competences
    .flatMap(({ points }) => points)
    .filter(({ rule }) => rule === 'before')
    .map((point) => ({ id: point.id, source: point.source, kept: earned(seen, point).got }));
