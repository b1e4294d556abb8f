import type { Words } from '../../content/words.ts';
import type { FollowUp } from '../../core/follow-up/follow-up.ts';
import { button, row } from './button.ts';
import { momentName, weekdayName } from './dates.ts';
import type { Element } from './element.ts';
import { followUpButtons } from './reminder.ts';
import { dangerNow } from './session-buttons.ts';
import { quiet, text, title } from './text.ts';

/** More than this makes a card that Teams refuses; how many are left out is said. */
const mostListed = 8;

/** One's own planned follow-ups, the next first, told apart by when their enquiry was begun. */
export function drawFollowUps(words: Words, planned: readonly FollowUp[]): Element[] {
  const left = planned.length - mostListed;
  return [
    title(words.t('follow-up:list.title')),
    ...(planned.length === 0 ? [text(words.t('follow-up:list.none'))] : []),
    ...planned.slice(0, mostListed).map((one) => drawOne(words, one)),
    ...(left > 0 ? [quiet(words.t('follow-up:list.more', { n: left }))] : []),
    ...row(button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }), dangerNow(words)),
  ];
}

const drawOne = (words: Words, { id, dueOn, startedAt }: FollowUp): Element => ({
  ...{ type: 'Container', separator: true },
  items: [
    text(weekdayName(words.locale, dueOn), { weight: 'Bolder' }),
    quiet(words.t('follow-up:list.enquiry', { when: momentName(words.locale, startedAt) })),
    ...followUpButtons(words, id),
  ],
});
