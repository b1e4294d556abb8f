import type { Words } from '../../content/words.ts';
import type { At } from '../../core/conversation/views.ts';
import type { Question } from '../../core/enquiry/which-questions.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { safetyRow, usual } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { box, bullets, heading, quiet, quoted, text, title } from './text.ts';

type PlanView = { at: At; readiness: readonly Question[]; toSay: readonly Question[] };

/** Getting ready: what to see to beforehand and the words to have ready. Nothing is asked about a patient. */
export function drawPlan(words: Words, { at, readiness, toSay }: PlanView): Element[] {
  const ask = (question: Question) => words.t(`enquiry:${question.words}.ask`);
  return [
    title(words.t('chrome:plan.title')),
    quiet(words.t('chrome:plan.lead')),
    heading(words.t('chrome:plan.check')),
    ...readiness.flatMap((question) => [
      text(words.t('chrome:plan.item', { ask: ask(question) }), { spacing: 'Small' }),
      quiet(words.t(`enquiry:${question.words}.why`), { spacing: 'None' }),
    ]),
    heading(words.t('chrome:plan.to-say')),
    box('emphasis', bullets(toSay.map((question) => quoted(words, ask(question))))),
    ...sourceLine(
      words,
      [...readiness, ...toSay].map(({ source }) => source),
    ),
    ...row(
      button(
        words.t('chrome:buttons.get-help'),
        { verb: 'go-to', stage: 'signposting', card: 0, ...at },
        { style: 'positive' },
      ),
      usual(words, at, 'back'),
      usual(words, at, 'close'),
    ),
    ...safetyRow(words, at, ['pause', 'discard']),
  ];
}
