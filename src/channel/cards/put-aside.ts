import type { Words } from '../../content/words.ts';
import type { At } from '../../core/conversation/views.ts';
import type { Stage } from '../../core/enquiry/facts.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { stageName } from './progress.ts';
import { safetyRow } from './session-buttons.ts';
import { text, title } from './text.ts';

/** An enquiry that waits: everything is kept. */
export const drawPaused = (words: Words, at: At, stage: Stage): Element[] => [
  title(words.t('chrome:paused.title')),
  text(words.t('chrome:paused.kept', { stage: stageName(words, stage) })),
  ...row(button(words.t('chrome:buttons.resume'), { verb: 'resume', ...at }, { style: 'positive' })),
  ...safetyRow(words, at, ['discard']),
];

/** Discarding cannot be undone, so it is asked once, with the two ways that keep everything beside it. */
export const drawConfirmingDiscard = (words: Words, at: At): Element[] => [
  title(words.t('chrome:discard.title')),
  text(words.t('chrome:discard.means')),
  ...row(
    button(words.t('chrome:buttons.go-back'), { verb: 'resume', ...at }, { style: 'positive' }),
    button(words.t('chrome:buttons.pause-and-start'), { verb: 'start' }),
    button(
      words.t('chrome:buttons.discard-for-good'),
      { verb: 'discard-confirmed', ...at },
      { style: 'destructive' },
    ),
  ),
  ...safetyRow(words, at, []),
];

export const drawDiscarded = (words: Words): Element[] => [
  title(words.t('chrome:discard.done')),
  text(words.t('chrome:discard.nothing-kept')),
  ...row(start(words), button(words.t('chrome:buttons.welcome'), { verb: 'welcome' })),
];

export const drawClosed = (words: Words, at: At): Element[] => [
  title(words.t('chrome:closed.title')),
  text(words.t('chrome:closed.means')),
  ...row(
    start(words),
    button(words.t('chrome:buttons.reflect'), { verb: 'reflect' }),
    button(words.t('chrome:buttons.reopen'), { verb: 'resume', ...at }),
  ),
  ...safetyRow(words, at, []),
];

const start = (words: Words) =>
  button(words.t('chrome:buttons.start'), { verb: 'start' }, { style: 'positive' });
