import type { Words } from '../../content/words.ts';
import type { Reason, SummaryView } from '../../core/conversation/views.ts';
import { reasonName } from './answer-names.ts';
import type { Element } from './element.ts';
import { firstFew } from './fold.ts';
import { box, bullets, heading, literal, quiet, quoted, shortened, text } from './text.ts';

/** Present, absent and NOT KNOWN, each always there: a list that is missing reads like an answer of no. */
export function drawKnown(words: Words, { present, absent, notKnown, bothSaid }: SummaryView): Element[] {
  const list = (name: string, reasons: readonly Reason[], shown: number): Element[] => [
    heading(words.t(`chrome:summary.${name}`, { n: reasons.length })),
    ...(reasons.length === 0 ? [text(words.t('chrome:summary.none'), { spacing: 'Small' })] : []),
    ...firstFew(words, `more-${name}`, reasons, shown, (some) =>
      bullets(
        some.map((reason) => reasonName(words, reason)),
        { spacing: 'Small' },
      ),
    ),
  ];
  return [
    ...list('present', present, 8),
    ...list('absent', absent, 4),
    box('warning', list('not-known', notKnown, 4)),
    ...(bothSaid.length > 0 ? [heading(words.t('chrome:summary.both-said'))] : []),
    ...bullets(
      bothSaid.map(({ words: label, because, now }) =>
        words.t(`chrome:summary.now-${now}`, { factor: words.t(label), from: reasonName(words, because) }),
      ),
    ),
  ];
}

/**
 * What was noted, as it was typed. `most` is how much of each note is shown (a card that is too big is not shown at
 * all): what is left out is said, and none of it is lost.
 */
export function drawNotes(words: Words, { notes }: SummaryView, most: number): Element[] {
  if (notes.length === 0) return [];
  const cut = notes.some(({ text: note }) => note.length > most);
  return [
    heading(words.t('chrome:summary.notes')),
    ...(most === 0
      ? []
      : firstFew(words, 'more-notes', notes, 2, (some) =>
          some.flatMap(({ words: label, text: note }) => [
            quiet(words.t(label)),
            literal(quoted(words, shortened(note, most))),
          ]),
        )),
    ...(cut ? [text(words.t('chrome:summary.notes-cut', { n: notes.length }))] : []),
  ];
}
