import type { Words } from '../../content/words.ts';
import type { At, PausedSession } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import { momentName } from './dates.ts';
import type { Element } from './element.ts';
import { stageName } from './progress.ts';
import { dangerNow } from './session-buttons.ts';
import { heading, quiet, text, title } from './text.ts';

/** More than this makes a card that Teams refuses; which ones are left out is said. */
const mostPaused = 15;

/** What Askwell does and what it is not, what can be done, and what was left unfinished. */
export function drawWelcome(words: Words, at: At | undefined, paused: readonly PausedSession[]): Element[] {
  return [
    title(words.t('chrome:welcome.title')),
    text(words.t('chrome:welcome.does')),
    quiet(words.t('chrome:welcome.is-not')),
    ...(at ? [openOne(words, at)] : []),
    ...row(
      button(words.t('chrome:buttons.start'), { verb: 'start' }, at ? {} : { style: 'positive' }),
      button(words.t('chrome:buttons.rehearse'), { verb: 'rehearse' }),
      button(words.t('chrome:buttons.look-up'), { verb: 'look-up' }),
    ),
    ...row(dangerNow(words), button(words.t('chrome:buttons.help'), { verb: 'help' })),
    ...(paused.length > 0 ? [heading(words.t('chrome:welcome.paused'), { separator: true })] : []),
    ...paused.slice(0, mostPaused).map((session) => pausedOne(words, session)),
    ...(paused.length > mostPaused
      ? [quiet(words.t('chrome:welcome.more-paused', { n: paused.length - mostPaused }))]
      : []),
  ];
}

const openOne = (words: Words, at: At): Element => ({
  ...{ type: 'Container', style: 'emphasis' },
  items: [
    text(words.t('chrome:welcome.open')),
    ...row(button(words.t('chrome:buttons.resume'), { verb: 'resume', ...at }, { style: 'positive' })),
  ],
});

const pausedOne = (words: Words, { at, stage, startedAt }: PausedSession): Element => ({
  type: 'ColumnSet',
  columns: [
    {
      ...{ type: 'Column', width: 'stretch', verticalContentAlignment: 'Center' },
      items: [
        text(
          words.t('chrome:welcome.paused-one', {
            stage: stageName(words, stage),
            when: momentName(words.locale, startedAt),
          }),
        ),
      ],
    },
    {
      ...{ type: 'Column', width: 'auto' },
      items: row(button(words.t('chrome:buttons.resume'), { verb: 'resume', ...at })),
    },
  ],
});
