import type { Words } from '../../content/words.ts';
import type { ServiceGroup, SignpostingView } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { folded } from './fold.ts';
import { serviceEntry, serviceLine } from './services.ts';
import { dangerNow, safetyRow, usual } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { box, heading, quiet, text, title } from './text.ts';

/** Whom to call and what to offer, by kind: what fits the enquiry first, then what never to offer, then the rest. */
export function drawSignposting(words: Words, view: SignpostingView, today: string): Element[] {
  const { at, preparing, groups } = view;
  const others = groups.filter(({ fits }) => !fits).flatMap((group) => drawGroup(words, group, today));
  return [
    title(words.t('enquiry:stages.signposting.title')),
    quiet(words.t('enquiry:stages.signposting.lead')),
    ...groups.filter(({ fits }) => fits).flatMap((group) => drawGroup(words, group, today)),
    ...drawNever(words, view, today),
    ...(others.length > 0 ? folded('other-services', words.t('chrome:signposting.others'), others) : []),
    ...(at
      ? [
          ...row(usual(words, at, 'back'), usual(words, at, 'close')),
          ...safetyRow(
            words,
            at,
            preparing ? ['pause', 'discard'] : ['pause', 'answers', 'summary', 'discard'],
          ),
        ]
      : row(button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }), dangerNow(words))),
  ];
}

const drawGroup = (words: Words, { kind, services }: ServiceGroup, today: string): Element[] => [
  heading(words.t(`services:kinds.${kind}`), { separator: true }),
  ...services.map((service) => serviceEntry(words, service, today)),
];

/** Where people look for it, why it is not the answer, and what is. */
const drawNever = (words: Words, { never }: SignpostingView, today: string): Element[] =>
  never.length === 0
    ? []
    : [
        box('warning', [
          heading(words.t('chrome:signposting.never')),
          ...never.flatMap(({ id, services }) => [
            text(words.t(`services:never.${id}`)),
            ...services.flatMap((service) => serviceLine(words, service, today)),
          ]),
          ...sourceLine(
            words,
            never.map(({ source }) => source),
          ),
        ]),
      ];
