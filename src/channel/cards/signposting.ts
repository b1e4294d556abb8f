import type { Service } from '../../content/schema/services.ts';
import type { Words } from '../../content/words.ts';
import type { At } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { serviceEntry } from './services.ts';
import { dangerNow, safetyRow, usual } from './session-buttons.ts';
import { quiet, title } from './text.ts';

type SignpostingView = { at: At | undefined; preparing: boolean; services: readonly Service[] };

/** Whom to call and what to offer, each with the day on which its number was last checked. */
export function drawSignposting(
  words: Words,
  { at, preparing, services }: SignpostingView,
  today: string,
): Element[] {
  return [
    title(words.t('enquiry:stages.signposting.title')),
    quiet(words.t('enquiry:stages.signposting.lead')),
    ...services.map((service) => serviceEntry(words, service, today)),
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
