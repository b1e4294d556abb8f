import type { IActionSet } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import type { At, Held } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { quiet } from './text.ts';

/** What can be done about a text that was held back, besides writing it again: in words, and a button for each. */
export const drawHeld = (words: Words, at: At, held: Held | undefined): Element[] =>
  held ? [...waysOn(words, held), ...heldButtons(words, at, held)] : [];

const waysOn = (words: Words, { keepable }: Held): Element[] => [
  quiet(words.t('chrome:identifiers.ways-on')),
  ...(keepable ? [quiet(words.t('chrome:identifiers.not-a-name'))] : []),
];

/** The same button as before, and what to do with what was found. */
const heldButtons = (words: Words, at: At, { verb, keepable }: Held): IActionSet[] =>
  row(
    button(words.t('chrome:buttons.take-out'), { verb, ...at, clean: true }),
    keepable ? button(words.t('chrome:buttons.not-a-name'), { verb, ...at, keep: true }) : undefined,
  );
