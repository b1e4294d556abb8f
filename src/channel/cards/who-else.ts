import type { Words } from '../../content/words.ts';
import type { WhoElseView } from '../../core/conversation/views.ts';
import { row } from './button.ts';
import type { Element } from './element.ts';
import { safetyRow, usual } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { box, heading, quiet, text, title } from './text.ts';

/** Who else may know, by who can ask them. Nothing to fill in: a tick would read like a score. */
export function drawWhoElse(words: Words, { at, sources, cautions }: WhoElseView): Element[] {
  return [
    title(words.t('enquiry:stages.who-else.title')),
    quiet(words.t('enquiry:stages.who-else.lead')),
    box(
      'warning',
      cautions.map(({ id }) => text(words.t(`outcomes:who-else.cautions.${id}`))),
    ),
    ...(['clinician', 'lead'] as const).flatMap((by) => [
      heading(words.t(`chrome:who-else.${by}`)),
      ...sources
        .filter((source) => source.by === by)
        .map(({ id }) => text(words.t(`outcomes:who-else.items.${id}`), { spacing: 'Small' })),
    ]),
    ...sourceLine(
      words,
      [...cautions, ...sources].map(({ source }) => source),
    ),
    ...row(usual(words, at, 'back')),
    ...safetyRow(words, at, ['pause', 'answers', 'summary', 'discard']),
  ];
}
