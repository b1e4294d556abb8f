import type { Words } from '../../content/words.ts';
import type { MissingCard, SummaryView } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { firstFew } from './fold.ts';
import { stageName } from './progress.ts';
import { heading, text } from './text.ts';

/**
 * What matters and has no answer, gathered by the card that asks it: one tap goes there. `tight` gathers it by stage, with
 * one tap to the first of its cards: a button for each makes a card that Teams refuses.
 */
export function drawMissing(words: Words, view: SummaryView, tight: boolean): Element[] {
  if (view.missing.length === 0) return [];
  return [
    heading(words.t('chrome:summary.missing')),
    ...firstFew(words, 'more-missing', tight ? byStage(view.missing) : view.missing, 3, (some) =>
      some.map((missing) => missingCard(words, view, missing)),
    ),
  ];
}

function byStage(missing: readonly MissingCard[]): MissingCard[] {
  const stages = new Map<string, MissingCard>();
  for (const one of missing) {
    const key = `${one.stage} ${one.card === undefined}`;
    const first = stages.get(key);
    stages.set(key, first ? { ...first, words: [...first.words, ...one.words] } : one);
  }
  return [...stages.values()];
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
