import type { Words } from '../../content/words.ts';
import type { At, ResponseSide } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { safetyRow, usual } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { box, bullets, heading, title } from './text.ts';

/** What to say and what not to say, to each side that is spoken to. */
export function drawResponse(words: Words, at: At, sides: readonly ResponseSide[]): Element[] {
  const sources = sides.flatMap(({ say, doNot }) => [...say, ...doNot]).map(({ source }) => source);
  return [
    title(words.t('enquiry:stages.response.title')),
    ...sides.flatMap((side) => [
      ...(sides.length > 1 ? [heading(words.t(`chrome:response.sides.${side.side}`))] : []),
      heading(words.t('chrome:response.say')),
      ...bullets(side.say.map(({ id }) => words.t(`outcomes:say.${side.side}.${id}`))),
      box('warning', [
        heading(words.t('chrome:response.do-not')),
        ...bullets(side.doNot.map(({ id }) => words.t(`outcomes:do-not.${side.side}.${id}`))),
      ]),
    ]),
    ...sourceLine(words, sources),
    ...row(
      usual(words, at, 'back'),
      button(words.t('chrome:buttons.get-help'), { verb: 'go-to', stage: 'signposting', card: 0, ...at }),
    ),
    ...safetyRow(words, at, ['pause', 'answers', 'summary', 'discard']),
  ];
}
