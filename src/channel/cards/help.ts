import type { Words } from '../../content/words.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { dangerNow } from './session-buttons.ts';
import { bullets, quiet, text, title } from './text.ts';

/** What can be typed instead of tapped. */
export const drawHelp = (words: Words): Element[] => [
  title(words.t('chrome:help.title')),
  text(words.t('chrome:help.lead')),
  ...bullets(words.list('chrome:help.typed')),
  quiet(words.t('chrome:welcome.is-not')),
  ...row(
    button(words.t('chrome:buttons.start'), { verb: 'start' }, { style: 'positive' }),
    button(words.t('chrome:buttons.look-up'), { verb: 'look-up' }),
    button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }),
  ),
  ...row(dangerNow(words)),
];
