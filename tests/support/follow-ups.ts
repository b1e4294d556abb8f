import type { Effect, FollowUp } from '../../src/core/follow-up/follow-up.ts';

/** What the store makes of a turn's effects, for tests without a database. */
export const afterEffects = (before: readonly FollowUp[], effects: readonly Effect[]): FollowUp[] =>
  effects.reduce<readonly FollowUp[]>(afterEffect, before).slice();

function afterEffect(rows: readonly FollowUp[], effect: Effect): FollowUp[] {
  const change = (test: (row: FollowUp) => boolean, changes: Partial<FollowUp>) =>
    rows.map((row) => (row.state === 'planned' && test(row) ? { ...row, ...changes } : row));
  switch (effect.kind) {
    case 'plan-follow-up': {
      const { followUp: id, session, dueOn } = effect;
      return rows.concat({ id, session, dueOn, state: 'planned', startedAt: '2026-11-20T10:00:00.000Z' });
    }
    case 'move-follow-up':
      return change(({ id }) => id === effect.followUp, { dueOn: effect.dueOn });
    case 'follow-up-done':
      return change(({ id }) => id === effect.followUp, { state: 'done' });
    case 'pass-on-follow-up':
      return change(({ id }) => id === effect.followUp, { state: 'passed-on' });
    case 'withdraw-follow-up':
      return change(({ session }) => session === effect.session, { state: 'withdrawn' });
  }
}
