import { dueAt } from './core/follow-up/days.ts';
import type { Effect } from './core/follow-up/follow-up.ts';
import type { Queryable } from './store/database.ts';
import {
  moveFollowUp,
  type Owner,
  planFollowUp,
  settleFollowUp,
  withdrawFollowUp,
} from './store/follow-ups.ts';

/** Applies what a turn changes besides sessions, in its own transaction: all of it or nothing. */
export async function applyEffects(
  tx: Queryable,
  owner: Owner,
  effects: readonly Effect[],
  now: Date,
): Promise<void> {
  for (const effect of effects) await applyEffect(tx, owner, effect, now);
}

function applyEffect(tx: Queryable, owner: Owner, effect: Effect, now: Date): Promise<void> {
  switch (effect.kind) {
    case 'plan-follow-up': {
      const { followUp: id, session, dueOn } = effect;
      return planFollowUp(tx, owner, { id, session, dueOn, dueAt: dueAt(dueOn) }, now);
    }
    case 'move-follow-up': {
      const { followUp: id, dueOn } = effect;
      return moveFollowUp(tx, owner, { id, dueOn, dueAt: dueAt(dueOn) });
    }
    case 'follow-up-done':
      return settleFollowUp(tx, owner, effect.followUp, 'done', now);
    case 'pass-on-follow-up':
      return settleFollowUp(tx, owner, effect.followUp, 'passed-on', now);
    case 'withdraw-follow-up':
      return withdrawFollowUp(tx, owner, effect.session, now);
  }
}
