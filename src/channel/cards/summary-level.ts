import type { IContainer } from '@microsoft/teams.cards';
import type { Level } from '../../content/schema/outcomes.ts';
import type { Words } from '../../content/words.ts';
import type { SummaryView } from '../../core/conversation/views.ts';
import type { Element } from './element.ts';
import { box, literal, quiet, quoted, shortened, text } from './text.ts';

/** How urgent a level looks. Text in the client's own colours can hardly be read on white. */
export const levelStyles: Record<Level, NonNullable<IContainer['style']>> = {
  standard: 'emphasis',
  medium: 'warning',
  high: 'attention',
  immediate: 'attention',
};

export const levelName = (words: Words, level: Level): string => words.t(`outcomes:levels.${level}.name`);

/** What the rules come to. Where something is not known it is the least that it can be, and is said to be so. */
export const rulesLevel = (
  words: Words,
  { level, incomplete }: Pick<SummaryView, 'level' | 'incomplete'>,
): string => (incomplete ? words.t(`chrome:summary.at-least.${level}`) : levelName(words, level));

/** A reason for another level is never left out; where the card is full, this much of it is shown. */
const leastOfReason = 120;

/** The level in words. The clinician's own stands first, with its reason, and never hides what the rules say. */
export function drawLevel(words: Words, view: SummaryView, most: number): Element {
  const { level, own } = view;
  const big = { size: 'ExtraLarge', weight: 'Bolder', style: 'heading' } as const;
  const means = (of: Level) => text(words.t(`outcomes:levels.${of}.means`), { spacing: 'Small' });
  if (!own)
    return box(levelStyles[level], [
      text(rulesLevel(words, view), big),
      means(level),
      ...unknowns(words, view),
    ]);
  return box(levelStyles[own.level], [
    quiet(words.t('chrome:summary.own'), { spacing: 'None' }),
    text(levelName(words, own.level), { ...big, spacing: 'None' }),
    ...(own.reason === ''
      ? []
      : [literal(quoted(words, shortened(own.reason, Math.max(most, leastOfReason))))]),
    means(own.level),
    text(words.t('chrome:summary.by-rules', { level: rulesLevel(words, view) }), { weight: 'Bolder' }),
    ...unknowns(words, view),
  ]);
}

const unknowns = (words: Words, { notKnown }: SummaryView): Element[] =>
  notKnown.length > 0
    ? [text(words.t('chrome:summary.unknowns', { n: notKnown.length }), { weight: 'Bolder' })]
    : [];
