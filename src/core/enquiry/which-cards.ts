import type { Content } from '../../content/content.ts';
import type { AskingStage } from '../../content/schema/enquiry.ts';
import { onceFor } from '../once-for.ts';
import { type Facts, type Place, timingOf } from './facts.ts';
import { type Question, whichQuestions } from './which-questions.ts';
import { whichStages } from './which-stages.ts';

/** One card: where it stands, which stages it covers, what it asks, and how far along its first stage it is. */
export type Card = { place: Place; stages: AskingStage[]; questions: readonly Question[]; of: number };

/** Stages that share their cards. Which cards these are is worked out when somebody asks: mostly the first few answer it. */
type Group = { stages: AskingStage[]; cards: () => readonly Card[] };

/** Facts are never changed in place, and a turn asks for the cards of the same ones a dozen times. Forgotten with the facts. */
const groupsFor = onceFor((content: Content) => onceFor((facts: Facts) => groupsOf(content, facts)));

/** Every card of this conversation, in order, as far as what is known so far decides it. */
export const whichCards = (content: Content, facts: Facts): readonly Card[] =>
  groupsFor(content)(facts).flatMap(({ cards }) => cards());

function groupsOf(content: Content, facts: Facts): Group[] {
  const stages = whichStages(content, facts);
  const stepwise = timingOf(facts) === 'in-consultation';
  const groups = stepwise ? stages.map((stage) => [stage]) : together(stages, content.cards.afterwards);
  return groups.map((group) => {
    let known: readonly Card[] | undefined;
    return { stages: group, cards: () => (known ??= cardsOf(content, facts, group, stepwise)) };
  });
}

function cardsOf(content: Content, facts: Facts, stages: AskingStage[], stepwise: boolean): Card[] {
  const [first] = stages;
  if (!first) return [];
  const lists = cardsOfGroup(content, facts, stages, stepwise);
  return lists.map((questions, card) => ({
    place: { stage: first, card },
    stages,
    questions,
    of: lists.length,
  }));
}

/** Neighbouring stages that the content wants on one card, where both are asked. */
function together(
  stages: readonly AskingStage[],
  wanted: readonly (readonly AskingStage[])[],
): AskingStage[][] {
  const groups: AskingStage[][] = [];
  for (const stage of stages) {
    const last = groups.at(-1);
    const shared = last?.[0] && wanted.some((g) => g.includes(stage) && g.includes(last[0] as AskingStage));
    if (last && shared) last.push(stage);
    else groups.push([stage]);
  }
  return groups;
}

function cardsOfGroup(
  content: Content,
  facts: Facts,
  group: AskingStage[],
  stepwise: boolean,
): (readonly Question[])[] {
  const questions = group.flatMap((stage) => whichQuestions(content, facts, stage));
  const [stage] = group;
  if (stage === 'factors') {
    const named = firstFactors(content);
    return [questions.filter((q) => named.has(q.id)), questions.filter((q) => !named.has(q.id))];
  }
  const oneAtATime = stepwise && stage && content.cards['one-at-a-time'].includes(stage);
  return oneAtATime ? questions.map((q) => [q]) : [questions];
}

/** The factors of the first card: what the briefing and SPECSSS name. */
const firstFactors = onceFor(
  ({ factors }: Content) =>
    new Set(
      factors.filter((f) => f.in.includes('seven-minute') || f.in.includes('specsss')).map((f) => f.id),
    ),
);

/**
 * A card is done when each of its questions has an answer that somebody confirmed. A raised factor needs none: one that
 * was filled in before something else stated it would otherwise be asked for ever, for nobody answers it again.
 */
export function isDone(card: Card, facts: Facts): boolean {
  return card.questions.every(
    (q) =>
      (q.raised === true && !q.denied) ||
      (!facts.unconfirmed.includes(q.id) && facts.answers[q.stage]?.[q.id] !== undefined),
  );
}

/** The first card that still wants an answer, or undefined when all that is asked has been answered. */
export function nextCard(content: Content, facts: Facts): Card | undefined {
  for (const { cards } of groupsFor(content)(facts)) {
    const card = cards().find((one) => !isDone(one, facts));
    if (card) return card;
  }
  return undefined;
}

/**
 * Cards that hold answers, danger or not: what was told before somebody pressed "danger" can still be looked at and
 * changed, although danger asks no more of it.
 */
export function answeredCards(content: Content, facts: Facts): Card[] {
  const { danger, ...without } = facts;
  const calm = danger === undefined ? facts : without;
  return whichCards(content, calm).filter((card) =>
    card.questions.some((q) => facts.answers[q.stage]?.[q.id] !== undefined),
  );
}

/** The card at a place, if the conversation may stand there. Past the last card of a stage is its last card. */
export function cardAt(content: Content, facts: Facts, place: Place): Card | undefined {
  const isThere = ({ stages }: { stages: AskingStage[] }) => stages.includes(place.stage as AskingStage);
  const asked = groupsFor(content)(facts).find(isThere)?.cards() ?? [];
  const ofStage = asked.length > 0 ? asked : answeredCards(content, facts).filter(isThere);
  return ofStage[Math.min(place.card, ofStage.length - 1)];
}

/** The card that asks one question, if this conversation asks it. */
export function cardWith(content: Content, facts: Facts, question: string): Card | undefined {
  return whichCards(content, facts).find((card) => card.questions.some((q) => q.id === question));
}
