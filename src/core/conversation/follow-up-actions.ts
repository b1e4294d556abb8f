import type { Day } from '../follow-up/days.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import { chosenDay, offers } from '../follow-up/which-day.ts';
import type { FollowUpAction, PlanFollowUp } from './card-actions.ts';
import type { Desk, SessionState, StepResult } from './step.ts';
import type { FollowUpForm, View } from './views.ts';

/**
 * What the person chose on the card of the follow-up. Planning is no answer of the enquiry: it takes no step, and the
 * same press again plans the same day.
 */
export function planFollowUp(
  desk: Desk,
  session: SessionState,
  asked: PlanFollowUp,
  today: Day,
  newId: string,
): StepResult {
  const at = { session: session.id, step: session.step };
  const planned = plannedFor(desk, session.id);
  const chosen = chosenDay(asked.inputs, today);
  const still = { notices: [], taken: [], moved: false };
  if ('problem' in chosen)
    return { ...still, view: { kind: 'follow-up', at, planned, form: form(today, chosen) } };
  const { day: dueOn } = chosen;
  const kept = { followUp: planned?.followUp ?? newId, dueOn };
  return {
    ...still,
    view: { kind: 'follow-up', at, planned: kept, form: form(today) },
    effects: [
      planned
        ? { kind: 'move-follow-up', ...kept }
        : { kind: 'plan-follow-up', session: session.id, ...kept },
    ],
  };
}

/**
 * A button of a reminder, or of the list. Undefined when there is no such follow-up, or not of this person. What was
 * settled before stays as it was: the answer shows that, whichever button was pressed.
 */
export function settleFollowUp(desk: Desk, asked: FollowUpAction, today: Day): StepResult | undefined {
  const found = desk.followUps?.find(({ id }) => id === asked.followUp);
  if (!found || found.state === 'withdrawn') return undefined;
  const { id: followUp, dueOn, state } = found;
  if (state !== 'planned') return settled(desk, found, state);
  switch (asked.verb) {
    case 'follow-up-open':
      return undefined;
    case 'follow-up-done':
      return settled(desk, found, 'done', { kind: 'follow-up-done', followUp });
    case 'follow-up-pass-on':
      return settled(desk, found, 'passed-on', { kind: 'pass-on-follow-up', followUp });
    case 'follow-up-move': {
      const view = (filled?: Parameters<typeof form>[1]): View => ({
        ...{ kind: 'follow-up-move', followUp, dueOn, form: form(today, filled) },
      });
      const still = { notices: [], taken: [], moved: false };
      // From the list the button brings no choice: the card to choose on comes first.
      if (asked.inputs['follow-up'] === undefined && asked.inputs['follow-up-date'] === undefined)
        return { ...still, view: view() };
      const chosen = chosenDay(asked.inputs, today);
      if ('problem' in chosen) return { ...still, view: view(chosen) };
      const moved = { ...found, dueOn: chosen.day };
      return settled(desk, moved, 'moved', { kind: 'move-follow-up', followUp, dueOn: chosen.day });
    }
  }
}

type Outcome = Extract<View, { kind: 'follow-up-settled' }>['outcome'];
type Effects = NonNullable<StepResult['effects']>;

function settled(
  desk: Desk,
  { id, session, dueOn }: FollowUp,
  outcome: Outcome,
  ...effects: Effects
): StepResult {
  const canOpen = desk.named?.id === session;
  return {
    view: { kind: 'follow-up-settled', followUp: id, outcome, dueOn, canOpen },
    ...{ notices: [], taken: [], moved: false, effects },
  };
}

/** The person's own planned ones, the next first. */
export function listFollowUps(desk: Desk): StepResult {
  const planned = (desk.followUps ?? []).filter(({ state }) => state === 'planned');
  const sorted = planned.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return { view: { kind: 'follow-ups', planned: sorted }, notices: [], taken: [], moved: false };
}

export const form = (today: Day, filled: Pick<FollowUpForm, 'problem' | 'draft'> = {}): FollowUpForm => ({
  offers: offers(today),
  ...(filled.problem && { problem: filled.problem }),
  ...(filled.draft && { draft: filled.draft }),
});

/** The follow-up that waits for a session: there is at most one. */
export function plannedFor(desk: Desk, session: string): { followUp: string; dueOn: Day } | undefined {
  const found = desk.followUps?.find((one) => one.session === session && one.state === 'planned');
  return found && { followUp: found.id, dueOn: found.dueOn };
}
