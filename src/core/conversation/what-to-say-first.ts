import type { Content } from '../../content/content.ts';
import { asksHarmed, asksHarming, type Facts, timingOf } from '../enquiry/facts.ts';
import type { Card } from '../enquiry/which-cards.ts';
import type { SayFirst } from './views.ts';

type Side = 'may-harm' | 'may-be-harmed';

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

const sidesAsked = (facts: Facts): Side[] => [
  ...(asksHarmed(facts) ? (['may-be-harmed'] as const) : []),
  ...(asksHarming(facts) ? (['may-harm'] as const) : []),
];

/**
 * The side that has said yes, before this card, to a question that shows abuse. "It is not your fault" answers somebody
 * who is harmed; where the talk has turned to harming it would excuse, so it is said once more there and no longer.
 */
function sideThatTold(content: Content, facts: Facts, card: Card): Side | undefined {
  const here = new Set(card.questions.map(({ id }) => id));
  const told = (side: Side) =>
    sidesAsked(facts).includes(side) &&
    content.prompting[side].some(
      ({ id, 'evidence-of-abuse': shows }) =>
        shows && !here.has(id) && facts.answers.prompting?.[id] === 'yes',
    );
  const [firstOfHarming] = content.prompting['may-harm'];
  const sides: readonly Side[] = content.prompting['may-be-harmed'].some(({ id }) => here.has(id))
    ? ['may-be-harmed']
    : ['may-harm', ...(firstOfHarming && here.has(firstOfHarming.id) ? (['may-be-harmed'] as const) : [])];
  return sides.find(told);
}
