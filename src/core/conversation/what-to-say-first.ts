import type { Content } from '../../content/content.ts';
import { type Facts, type Side, sidesAsked, timingOf } from '../enquiry/facts.ts';
import { type Card, whichCards } from '../enquiry/which-cards.ts';
import type { SayFirst } from './views.ts';

/**
 * Words to say aloud before the questions of a card: the limits of confidentiality before the first of them, and an answer
 * to what was told once somebody has said yes. Only in the consultation: afterwards there is nobody to say it to.
 */
export function whatToSayFirst(content: Content, facts: Facts, card: Card): SayFirst[] {
  if (timingOf(facts) !== 'in-consultation') return [];
  const { stage } = card.place;
  const listed = (list: 'before-screening' | 'after-a-yes', sides: readonly Side[]) =>
    content.sayFirst[list]
      .filter((line) => line.for.some((side) => sides.includes(side)))
      .map(({ id, source }) => ({ words: `enquiry:say-first.${id}`, source }));
  if (stage === 'screening')
    return card.place.card === 0 ? listed('before-screening', sidesAsked(facts)) : [];
  if (stage !== 'prompting' && stage !== 'direct') return [];
  const side = sideThatTold(content, facts, card);
  return side ? listed('after-a-yes', [side]) : [];
}

/**
 * The side that has just said yes, on the card before this one, to a question that shows abuse. Only then: an answer that
 * stood on every later card would soon be read past, and "it is not your fault" would answer what is told about harming.
 */
function sideThatTold(content: Content, facts: Facts, card: Card): Side | undefined {
  const cards = whichCards(content, facts);
  const here = cards.findIndex(
    ({ place }) => place.stage === card.place.stage && place.card === card.place.card,
  );
  const before = here > 0 ? (cards[here - 1]?.questions ?? []) : [];
  return sidesAsked(facts).find((side) =>
    content.prompting[side].some(
      ({ id, 'evidence-of-abuse': shows }) =>
        shows && facts.answers.prompting?.[id] === 'yes' && before.some((question) => question.id === id),
    ),
  );
}
