import type { HandleTurn, Inbound, Outcome } from '../../../src/core/conversation/turn.ts';
import type { AskedQuestion } from '../../../src/core/conversation/views.ts';
import { atOf, press } from '../../support/turns.ts';

/** What the first card is answered with. */
export const opening = { pathway: 'may-harm', timing: 'in-consultation' };

const firstOf = (question: AskedQuestion): string =>
  question.kind === 'one'
    ? (question.choices[0] ?? '')
    : question.kind === 'many'
      ? (question.choices[0]?.id ?? '')
      : '1';

/** The answer to a card: whatever it offers first; `inputs` on top. */
export const card = (
  outcome: Outcome,
  more: Partial<Inbound> = {},
  inputs: Record<string, string> = {},
): Inbound => {
  const { view } = outcome.answer;
  const asked = view.kind === 'ask' ? view.questions : [];
  const first = asked.map((one) => [one.id, firstOf(one)]);
  const given = { ...Object.fromEntries(first), ...inputs };
  return { ...press({ verb: 'answer', ...atOf(outcome), inputs: given }), cardId: 'card-1', ...more };
};

/** The first card, answered: the next one stands in its place. */
export async function underWay(handle: HandleTurn, who: Partial<Inbound> = {}): Promise<Outcome> {
  return handle(card(await handle(press({ verb: 'start' }, who)), who, opening));
}
