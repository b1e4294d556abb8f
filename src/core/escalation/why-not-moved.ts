import type { Organisation } from '../../content/schema/organisation.ts';
import { revive } from './advance.ts';
import { type EscalationState, isOver } from './escalation.ts';
import type { EscalationEvent } from './machine.ts';

/**
 * Why a button changed nothing, as the name of a notice: usually somebody else was first, and is named. Undefined where
 * the person themselves had done it already: then the card says it.
 */
export function whyNotMoved(
  organisation: Organisation,
  one: { state: EscalationState; snapshot: unknown },
  event: EscalationEvent,
  actor: string,
): { words: string; vars?: Readonly<Record<string, string>> } | undefined {
  const { acknowledgedBy, ownedBy } = revive(one.snapshot).context;
  const nameOf = (id: string) => ({ name: organisation.people[id]?.name ?? id });
  if (isOver(one.state)) return { words: 'over-already' };
  const answers = ['ACKNOWLEDGE', 'TAKE_ON', 'TAKE_OVER', 'DECLINE', 'CLOSE', 'ASK_FOR_CALL'].includes(
    event.type,
  );
  if (answers && ownedBy !== undefined) {
    return ownedBy === actor ? undefined : { words: 'taken-already', vars: nameOf(ownedBy) };
  }
  if (answers && acknowledgedBy !== undefined) {
    return acknowledgedBy === actor
      ? undefined
      : { words: 'acknowledged-already', vars: nameOf(acknowledgedBy) };
  }
  return { words: 'not-now' };
}
