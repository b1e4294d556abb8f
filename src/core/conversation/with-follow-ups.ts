import type { Content } from '../../content/content.ts';
import { roomOf } from '../enquiry/snapshots.ts';
import type { Day } from '../follow-up/days.ts';
import { plannedByDefault } from '../follow-up/planned-by-default.ts';
import { form, plannedFor } from './follow-up-actions.ts';
import type { Desk, StepResult, Taken } from './step.ts';

/**
 * Adds to what a turn came to whatever it means for follow-ups: a summary that is reached plans one where the guidance
 * asks for it and none is planned, a discarded enquiry withdraws its own, and a card that speaks of one shows its day.
 */
export function withFollowUps(
  content: Content,
  desk: Desk,
  result: StepResult,
  today: Day,
  newId: string,
): Required<StepResult> {
  const effects = [...(result.effects ?? []), ...withdrawn(result)];
  const { view } = result;
  if (view.kind === 'follow-up' && view.form.offers.length === 0)
    return {
      ...result,
      effects,
      view: { ...view, planned: plannedFor(desk, view.at.session), form: form(today) },
    };
  if (view.kind !== 'summary' || view.soFar || view.preparing) return { ...result, effects };

  const { session } = view.at;
  const planned = plannedFor(desk, session);
  if (planned)
    return { ...result, effects, view: { ...view, followUp: { ...planned, byDefault: false, today } } };
  const reached = result.taken.find((taken) => taken.session.id === session);
  const dueOn =
    reached && isNews(desk, reached)
      ? plannedByDefault(content, reached.session.snapshot.context.facts, today)
      : undefined;
  if (dueOn === undefined) return { ...result, effects };
  const followUp = { followUp: newId, dueOn, byDefault: true, today };
  return {
    ...result,
    view: { ...view, followUp },
    effects: [...effects, { kind: 'plan-follow-up', followUp: newId, session, dueOn }],
  };
}

/** Somebody who settled one knows of it: only something newly told plans the next one without being asked. */
const isNews = (desk: Desk, { session, event }: Taken): boolean =>
  event.type === 'ANSWER' || !desk.followUps?.some((one) => one.session === session.id);

const withdrawn = ({ taken }: StepResult) =>
  taken
    .filter(({ session }) => roomOf(session.snapshot) === 'discarded')
    .map(({ session }) => ({ kind: 'withdraw-follow-up', session: session.id }) as const);
