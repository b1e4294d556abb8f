import type { AskingStage } from '../../content/schema/enquiry.ts';
import type { Words } from '../../content/words.ts';
import type { AnsweredCard, At } from '../../core/conversation/views.ts';
import { reasonName } from './answer-names.ts';
import { button, mostActions, row } from './button.ts';
import type { Element } from './element.ts';
import { stageName } from './progress.ts';
import { safetyRow } from './session-buttons.ts';
import { heading, text, title } from './text.ts';

type ByStage = { stage: AskingStage; cards: AnsweredCard[] };

/**
 * What has been answered, card by card, each with a way back to it. `tight` gathers the buttons of a stage below its
 * answers: with some forty cards a button beside each would make a card that Teams refuses.
 */
export function drawAnswers(
  words: Words,
  at: At,
  answered: readonly AnsweredCard[],
  tight: boolean,
): Element[] {
  return [
    title(words.t('chrome:answers.title')),
    ...(answered.length === 0 ? [text(words.t('chrome:answers.none'))] : []),
    ...byStage(answered).flatMap(({ stage, cards }) => [
      heading(stageName(words, stage), { separator: true }),
      ...(tight && cards.length > 1
        ? together(words, at, cards)
        : cards.map((card) => besideButton(words, at, card))),
    ]),
    ...row(resumeQuestions(words, at)),
    ...safetyRow(words, at, []),
  ];
}

/** Back to where the questions were, with nothing changed. */
export const resumeQuestions = (words: Words, at: At) =>
  button(words.t('chrome:buttons.resume-questions'), { verb: 'resume', ...at }, { style: 'positive' });

function byStage(answered: readonly AnsweredCard[]): ByStage[] {
  const groups: ByStage[] = [];
  for (const card of answered) {
    const last = groups.at(-1);
    if (last?.stage === card.stage) last.cards.push(card);
    else groups.push({ stage: card.stage, cards: [card] });
  }
  return groups;
}

const told = (words: Words, { answers }: AnsweredCard): string =>
  answers.length > 0
    ? answers.map((answer) => reasonName(words, answer)).join(' · ')
    : words.t('chrome:answers.nothing-told');

const change = (title: string, at: At, { stage, card }: AnsweredCard) =>
  button(title, { verb: 'go-to', stage, card, ...at });

const besideButton = (words: Words, at: At, card: AnsweredCard): Element => ({
  ...{ type: 'ColumnSet', spacing: 'Small' },
  columns: [
    {
      ...{ type: 'Column', width: 'stretch', verticalContentAlignment: 'Center' },
      items: [text(told(words, card))],
    },
    {
      ...{ type: 'Column', width: 'auto' },
      items: row(change(words.t('chrome:buttons.change'), at, card)),
    },
  ],
});

function together(words: Words, at: At, cards: readonly AnsweredCard[]): Element[] {
  const buttons = cards.map((card, i) =>
    change(words.t('chrome:buttons.change-one', { n: i + 1 }), at, card),
  );
  const rows = Array.from({ length: Math.ceil(buttons.length / mostActions) }, (_, i) =>
    buttons.slice(i * mostActions, (i + 1) * mostActions),
  );
  return [
    text(cards.map((card, i) => `${i + 1}. ${told(words, card)}`).join('\n')),
    ...rows.flatMap((some) => row(...some)),
  ];
}
