import type { Words } from '../../content/words.ts';
import type { MissingCard, SummaryView } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { firstFew } from './fold.ts';
import { stageName } from './progress.ts';
import { heading, text } from './text.ts';

/** What matters and has no answer, gathered by the card that asks it: one tap goes there. */
export function drawMissing(words: Words, view: SummaryView): Element[] {
  if (view.missing.length === 0) return [];
  return [
    heading(words.t('chrome:summary.missing')),
    ...firstFew(words, 'more-missing', view.missing, 3, (some) =>
      some.map((missing) => missingCard(words, view, missing)),
    ),
  ];
}

function missingCard(
  words: Words,
  { at }: SummaryView,
  { stage, card, words: labels }: MissingCard,
): Element {
  const name = stageName(words, stage);
  return {
    type: 'Container',
    spacing: 'Small',
    items: [
      text(labels.map((label) => words.t(label)).join(' · ')),
      ...(card === undefined
        ? []
        : row(
            button(words.t('chrome:buttons.ask-now', { stage: name }), { verb: 'go-to', stage, card, ...at }),
          )),
    ],
  };
}
