import type { Occasion } from '../../../content/schema/rehearsal.ts';
import type { MoveId } from '../moves.ts';
import { type LineId, whereIs } from '../which-line.ts';
import { isHarmful } from '../which-moves-matter.ts';
import type { Seen } from './seen.ts';

/**
 * What the patient's answer was. What a harmful move brought out, an excuse above all, is always named as that, with the
 * move and its turn; so is every answer that kept back: what somebody says to get round a question is often an excuse too.
 */
export type WhatWasAnswered =
  | { kind: 'told' }
  | { kind: 'hinted' }
  | { kind: 'after-harm'; by: MoveId; since: number }
  | { kind: 'kept-back' }
  | { kind: 'answered' };

/** What each turn got for an answer, in order. */
export const whatWasAnswered = (seen: Seen): WhatWasAnswered[] => seen.turns.map((_, i) => answerIn(seen, i));

function answerIn(seen: Seen, i: number): WhatWasAnswered {
  const turn = seen.turns[i];
  if (!turn) return { kind: 'answered' };
  const by = invitedBy(seen, i);
  if (by) return { kind: 'after-harm', ...by };
  if (turn.told.length > 0) return { kind: 'told' };
  if (turn.cues.length > 0) return { kind: 'hinted' };
  return { kind: turn.mood === 'open' ? 'answered' : 'kept-back' };
}

/** Said only while the patient sits in an excuse, or throws back that the trainee played something down. */
const afterExcuses: readonly (MoveId | Occasion)[] = ['comfortable', 'waved-away'];
const comforts = (move: MoveId) => move === 'collude' || move === 'suggest-unsafe' || move === 'minimise';

/**
 * The harmful move that an excusing line answers. It is named as the patient heard it, also where the trainee says that
 * it was meant otherwise: the line was said.
 */
function invitedBy(seen: Seen, i: number): { by: MoveId; since: number } | undefined {
  const turn = seen.turns[i];
  for (const line of turn?.reply ?? []) {
    const to = rowOf(seen, line);
    const now = turn?.moves.find((move) => isHarmful(move) && to.includes(move));
    if (now) return { by: now, since: i };
    if (!to.some((one) => afterExcuses.includes(one))) continue;
    const before = seen.turns.slice(0, i);
    const since = before.findLastIndex(({ moves }) => moves.some(comforts));
    const by = before[since]?.moves.find(comforts);
    if (by) return { by, since };
  }
  return undefined;
}

/** What the row of a line answers; nothing for what is told, hinted or remembered. */
function rowOf(
  { scenario, rehearsal }: Pick<Seen, 'scenario' | 'rehearsal'>,
  line: LineId,
): (MoveId | Occasion)[] {
  const { key } = whereIs(line);
  const id = /:replies\.([a-z0-9-]+)$/.exec(key)?.[1];
  const rows = key.startsWith(`rehearsal/${scenario.id}:`) ? scenario.replies : rehearsal.common.replies;
  return (rows.find((row) => row.id === id)?.to ?? []) as (MoveId | Occasion)[];
}
