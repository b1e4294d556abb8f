import type { Words } from '../../content/words.ts';
import type { ReflectView } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { dangerNow, safetyRow, usual } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { box, heading, quiet, text, title } from './text.ts';

/** Two or three questions to oneself and where to take them. There is no input here, so that nothing can be kept. */
export function drawReflect(words: Words, { at, questions, takeTo }: ReflectView): Element[] {
  return [
    title(words.t('enquiry:stages.reflect.title')),
    quiet(words.t('enquiry:stages.reflect.lead')),
    box('emphasis', [
      heading(words.t('chrome:reflect.questions'), { spacing: 'None' }),
      ...questions.map(({ id }) => text(words.t(`outcomes:reflect.questions.${id}`))),
    ]),
    heading(words.t('chrome:reflect.take-to')),
    ...takeTo.map(({ id }) => text(words.t(`outcomes:reflect.take-to.${id}`), { spacing: 'Small' })),
    ...sourceLine(
      words,
      [...questions, ...takeTo].map(({ source }) => source),
    ),
    ...(at
      ? [
          ...row(usual(words, at, 'back'), usual(words, at, 'close')),
          ...safetyRow(words, at, ['pause', 'answers', 'summary', 'discard']),
        ]
      : row(
          button(words.t('chrome:look-up.services'), { verb: 'services' }),
          button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }),
          dangerNow(words),
        )),
  ];
}
