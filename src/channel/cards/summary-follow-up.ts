import type { Words } from '../../content/words.ts';
import type { SummaryView } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import { weekdayName } from './dates.ts';
import type { Element } from './element.ts';
import { heading, text } from './text.ts';

/** Whether a reminder waits, and one tap to plan or change it. Once its day has come, it can be done from here too. */
export function drawSummaryFollowUp(
  words: Words,
  { at, soFar, preparing, followUp }: SummaryView,
): Element[] {
  if (soFar || preparing) return [];
  const day = followUp && weekdayName(words.locale, followUp.dueOn);
  const says = followUp?.byDefault ? 'follow-up:summary.by-default' : 'follow-up:summary.planned';
  const isDue = followUp && followUp.dueOn <= followUp.today;
  return [
    ...(day ? [heading(words.t('follow-up:summary.title')), text(words.t(says, { day }))] : []),
    ...row(
      button(
        words.t(followUp ? 'follow-up:buttons.change' : 'follow-up:buttons.plan'),
        { verb: 'go-to', stage: 'follow-up', card: 0, ...at },
        { inputs: 'none' },
      ),
      isDue
        ? button(
            words.t('follow-up:buttons.done'),
            { verb: 'follow-up-done', followUp: followUp.followUp },
            { inputs: 'none' },
          )
        : undefined,
    ),
  ];
}
