import type { Words } from '../../content/words.ts';
import type { KnowSection, ResponseSide, ResponseView, Saying } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { firstFew } from './fold.ts';
import { safetyRow, usual } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { box, bullets, heading, title } from './text.ts';

/** Of what is good to know, this many lines stand open; the rest waits behind a button. */
const mostKnown = 4;

/** What to say, what not to say and what to know: what cannot wait first, then each side that is spoken to. */
export function drawResponse(words: Words, view: ResponseView): Element[] {
  const { at, sides, sections } = view;
  const lines = [...sides.flatMap(({ say }) => say), ...[...sections, ...sides].flatMap(bothLists)];
  return [
    title(words.t('enquiry:stages.response.title')),
    ...sections.filter(cannotWait).flatMap((section) => drawSection(words, view, section)),
    ...sides.flatMap((side) => drawSide(words, view, side)),
    ...sections.filter((section) => !cannotWait(section)).flatMap((one) => drawSection(words, view, one)),
    ...sourceLine(
      words,
      lines.map(({ source }) => source),
    ),
    ...row(
      usual(words, at, 'back'),
      button(words.t('chrome:buttons.get-help'), { verb: 'go-to', stage: 'signposting', card: 0, ...at }),
    ),
    ...safetyRow(words, at, ['pause', 'answers', 'summary', 'discard']),
  ];
}

const bothLists = ({ know, doNot }: Pick<KnowSection, 'know' | 'doNot'>): Saying[] => [...know, ...doNot];

const cannotWait = ({ section }: KnowSection) => ['honour-based', 'forced-marriage', 'fgm'].includes(section);

function drawSection(
  words: Words,
  { policy }: ResponseView,
  { section, know, doNot }: KnowSection,
): Element[] {
  return [
    heading(words.t(`chrome:response.sections.${section}`)),
    ...bullets(know.map(({ id }) => words.t(`outcomes:know.${section}.${id}`, policy))),
    ...drawDoNot(words, section, doNot),
  ];
}

function drawSide(words: Words, view: ResponseView, { side, say, doNot, know }: ResponseSide): Element[] {
  const { policy, sides } = view;
  return [
    ...(sides.length > 1 ? [heading(words.t(`chrome:response.sides.${side}`), { separator: true })] : []),
    heading(words.t('chrome:response.say')),
    ...bullets(say.map(({ id }) => words.t(`outcomes:say.${side}.${id}`))),
    ...drawDoNot(words, side, doNot),
    heading(words.t('chrome:response.know')),
    ...firstFew(words, `more-to-know-${side}`, know, mostKnown, (some) =>
      bullets(some.map(({ id }) => words.t(`outcomes:know.${side}.${id}`, policy))),
    ),
  ];
}

const drawDoNot = (words: Words, part: string, doNot: readonly Saying[]): Element[] =>
  doNot.length === 0
    ? []
    : [
        box('warning', [
          heading(words.t('chrome:response.do-not')),
          ...bullets(doNot.map(({ id }) => words.t(`outcomes:do-not.${part}.${id}`))),
        ]),
      ];
