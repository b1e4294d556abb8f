import type { IActionSet, IExecuteAction } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import type { At } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';

const titles = {
  pause: 'pause',
  answers: 'change-answer',
  summary: 'summary-so-far',
  discard: 'discard',
  back: 'back',
  close: 'close',
} as const;

type Usual = keyof typeof titles;

/** A button of the session. `inputs: 'none'` where something on the card is required, which must not hold it up. */
export const usual = (words: Words, at: At, verb: Usual, inputs?: 'none'): IExecuteAction =>
  button(words.t(`chrome:buttons.${titles[verb]}`), { verb, ...at }, inputs ? { inputs } : {});

/** The row that every card of a session ends with: danger first, then whatever else can be done there. */
export const safetyRow = (words: Words, at: At, verbs: readonly Usual[], inputs?: 'none'): IActionSet[] =>
  row(
    button(
      words.t('chrome:buttons.danger'),
      { verb: 'danger', ...at },
      { style: 'destructive', ...(inputs && { inputs }) },
    ),
    ...verbs.map((verb) => usual(words, at, verb, inputs)),
  );

/** The same help where no session is in hand. */
export const dangerNow = (words: Words): IExecuteAction =>
  button(words.t('chrome:buttons.danger'), { verb: 'danger-now' }, { style: 'destructive' });
