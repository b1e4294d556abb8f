import type { IActionSet } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import type { View } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import { weekdayName } from './dates.ts';
import type { Element } from './element.ts';
import { dangerNow } from './session-buttons.ts';
import { quiet, text, title } from './text.ts';

/** The reminder. It says nothing of the enquiry: it comes unasked, and others may see the screen. */
export const drawReminder = (words: Words, followUp: string): Element[] => [
  title(words.t('follow-up:reminder.title')),
  text(words.t('follow-up:reminder.preview')),
  ...followUpButtons(words, followUp),
  ...row(dangerNow(words)),
];

/** What can be done with a follow-up, wherever it stands. */
export const followUpButtons = (words: Words, followUp: string): IActionSet[] =>
  row(
    button(words.t('follow-up:buttons.open'), { verb: 'follow-up-open', followUp }, { style: 'positive' }),
    button(words.t('follow-up:buttons.done'), { verb: 'follow-up-done', followUp }),
    button(words.t('follow-up:buttons.move'), { verb: 'follow-up-move', followUp }),
    button(words.t('follow-up:buttons.pass-on'), { verb: 'follow-up-pass-on', followUp }),
  );

/** What became of a follow-up. The enquiry can be opened as long as it is there. */
export function drawSettled(words: Words, view: Extract<View, { kind: 'follow-up-settled' }>): Element[] {
  const { followUp, outcome, dueOn, canOpen } = view;
  return [
    title(words.t(`follow-up:settled.${outcome}.title`)),
    text(words.t(`follow-up:settled.${outcome}.means`, { day: weekdayName(words.locale, dueOn) })),
    ...row(
      canOpen ? button(words.t('follow-up:buttons.open'), { verb: 'follow-up-open', followUp }) : undefined,
      button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }),
    ),
    ...(outcome === 'moved' ? [quiet(words.t('follow-up:settled.see-all'))] : []),
    ...row(dangerNow(words)),
  ];
}
