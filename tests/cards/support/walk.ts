import { drawCard } from '../../../src/channel/cards/draw-card.ts';
import type { Card } from '../../../src/channel/cards/element.ts';
import type { Content } from '../../../src/content/content.ts';
import { loadWords, type Words } from '../../../src/content/words.ts';
import type { EnquiryAction, SessionAction } from '../../../src/core/conversation/card-actions.ts';
import { isAboutFollowUps } from '../../../src/core/conversation/escalate.ts';
import { type Desk, step } from '../../../src/core/conversation/step.ts';
import type { Answer, View } from '../../../src/core/conversation/views.ts';
import { projectRoot } from '../../support/content.ts';
import { afterEffects } from '../../support/follow-ups.ts';
import { buttonsOf, inputsOf } from './check-card.ts';

export const today = '2026-11-20';

export const realWords = async (): Promise<Words> =>
  (await loadWords(`${projectRoot}/locales`)).wordsFor('en-GB');

type Press = { fill?: Record<string, unknown>; stage?: string };

/**
 * Somebody who sees cards and presses buttons, nothing else: what a button sends is what stands on the card, filled in
 * as the client would. Each card is given to `look`.
 */
export function walker(content: Content, words: Words, look: (card: Card, view: View) => void) {
  const desk: Desk = { current: undefined, named: undefined, paused: [] };
  let answer: Answer = step(content, desk, { kind: 'arrived' }, 'new', today);
  let shown = drawCard(answer, words, today, content).card;

  function press(verb: string, { fill = {}, stage }: Press = {}): Card {
    const found = buttonsOf(shown).find(
      ({ verb: v, data }) => v === verb && (!stage || (data as { stage: string }).stage === stage),
    );
    if (!found) throw new Error(`no button "${verb}" on ${JSON.stringify(shown.metadata)}`);
    const preset = Object.fromEntries(
      inputsOf(shown).flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])),
    );
    const inputs = found.associatedInputs === 'none' ? {} : { ...preset, ...fill };
    return act({ ...(found.data as object), inputs, ...inputs } as unknown as EnquiryAction);
  }

  function act(action: EnquiryAction): Card {
    const named = 'session' in action || 'followUp' in action ? desk.current : undefined;
    const result = step(
      content,
      { ...desk, named },
      { kind: 'action', action },
      '0b7e9c3e-5a54-4f6e-9b0a-1f2d3c4b5a69',
      today,
    );
    desk.followUps = afterEffects(desk.followUps ?? [], result.effects.filter(isAboutFollowUps));
    const taken = result.taken.at(-1);
    if (taken) desk.current = taken.session;
    answer = result;
    shown = drawCard(answer, words, today, content).card;
    look(shown, answer.view);
    return shown;
  }

  return {
    press,
    act: (action: Omit<SessionAction, 'session' | 'step'>) =>
      act({ ...action, session: desk.current?.id, step: desk.current?.step } as EnquiryAction),
    card: () => shown,
    view: () => answer.view,
    notices: () => answer.notices,
  };
}
