import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import type { DebriefView } from '../../core/rehearsal/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { marked } from './rehearsal-marked.ts';
import { drawReading } from './rehearsal-reading.ts';
import { drawHarmful, drawSaid } from './rehearsal-talk.ts';
import { dangerNow } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { bullets, heading, quiet, text, title } from './text.ts';

/** How it ended, what was dangerous first, and what a clinician would still have to do. */
export function drawDebrief(words: Words, content: Content, view: DebriefView): Element[] {
  const { rehearsal, scenario, ending, readAs } = view;
  const once = view.harmful.filter(({ move }, i) => view.harmful.findIndex((h) => h.move === move) === i);
  return [
    marked(words),
    ...drawSaid(words, scenario, view.lines),
    title(words.t('rehearsal:debrief.title')),
    text(words.t(`rehearsal/common:ended.${ending}`)),
    ...(readAs ? [quiet(words.t('rehearsal:debrief.was-goodbye'))] : []),
    ...(readAs ? drawReading(words, content, { rehearsal, readAs, openly: false }) : []),
    ...(once.length > 0 ? [heading(words.t('rehearsal:debrief.harmful'))] : []),
    ...drawHarmful(words, once),
    text(words.t('rehearsal:debrief.found', { found: view.found, of: view.of })),
    heading(words.t('rehearsal:debrief.still')),
    ...bullets(view.still.map(({ id }) => words.t(`rehearsal/common:still.${id}`))),
    ...sourceLine(
      words,
      view.still.map(({ source }) => source),
    ),
    heading(words.t('rehearsal:debrief.support')),
    text(words.t('rehearsal:debrief.support-means')),
    ...row(
      button(
        words.t('rehearsal:buttons.close'),
        { verb: 'rehearsal-close', ...rehearsal },
        { style: 'positive', inputs: 'none' },
      ),
      button(words.t('rehearsal:buttons.again'), { verb: 'rehearse' }, { inputs: 'none' }),
    ),
    ...row(dangerNow(words)),
  ];
}
