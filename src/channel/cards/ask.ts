import type { Words } from '../../content/words.ts';
import type { AskView } from '../../core/conversation/views.ts';
import { askCompact } from './ask-compact.ts';
import { askStepwise } from './ask-stepwise.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { drawHeld } from './held.ts';
import { drawDangerLine, drawHeed, drawProblems } from './notices.ts';
import { drawProgress } from './progress.ts';
import { drawSayFirst } from './say-first.ts';
import { safetyRow, usual } from './session-buttons.ts';

/** A card of questions: one in words to say aloud, or several to fill in. */
export function drawAsk(words: Words, view: AskView): Element[] {
  const { at, can } = view;
  // On the opening card two inputs are required: every other button leaves the inputs where they are.
  const inputs = view.stage === 'opening' ? 'none' : undefined;
  const asked = [...view.questions, ...view.already].map(({ id }) => id);
  return [
    ...drawDangerLine(words, view.danger),
    ...drawProgress(words, view),
    ...drawHeed(words, view.heed),
    ...drawProblems(words, view.problems, asked),
    ...drawHeld(words, at, view.held),
    ...drawSayFirst(words, view),
    ...(view.stepwise ? askStepwise(words, view) : askCompact(words, view)),
    ...row(
      button(words.t('chrome:buttons.next'), { verb: 'answer', ...at }, { style: 'positive' }),
      can.back ? usual(words, at, 'back', inputs) : undefined,
      can.skip ? button(words.t('chrome:buttons.skip'), { verb: 'skip', ...at }) : undefined,
    ),
    ...safetyRow(words, at, ['pause', 'answers', 'summary', 'discard'], inputs),
  ];
}
