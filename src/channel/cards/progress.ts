import type { Words } from '../../content/words.ts';
import type { AskView } from '../../core/conversation/views.ts';
import type { Element } from './element.ts';
import { quiet, title } from './text.ts';

export const stageName = (words: Words, stage: string): string => words.t(`enquiry:stages.${stage}.title`);

/** "Closer questions: 2 of 7"; the title alone where a stage has one card. */
export const cardName = (words: Words, stage: string, card: number, of: number): string =>
  of > 1
    ? words.t('chrome:progress.card', { stage: stageName(words, stage), card, of })
    : stageName(words, stage);

/** Where one is. A card of several stages has their titles as headings, so that the line on top can be small. */
export function drawProgress(words: Words, { stages, stage, progress: { card, of } }: AskView): Element[] {
  if (stages.length < 2) return [title(cardName(words, stage, card, of))];
  const names = stages.map((s) => stageName(words, s)).join(' · ');
  return [quiet(of > 1 ? words.t('chrome:progress.card', { stage: names, card, of }) : names)];
}
