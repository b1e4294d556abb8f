import type { Content } from '../../../src/content/content.ts';
import { askingStages } from '../../../src/content/schema/enquiry.ts';
import { type Answers, otherStages, type Stage, type Value } from '../../../src/core/enquiry/facts.ts';
import type { EnquiryEvent } from '../../../src/core/enquiry/machine.ts';
import { advance, type EnquirySnapshot, roomOf } from '../../../src/core/enquiry/snapshots.ts';
import { type Card, cardAt } from '../../../src/core/enquiry/which-cards.ts';
import type { Question } from '../../../src/core/enquiry/which-questions.ts';

/** What somebody answers to a question; undefined leaves it blank. */
export type Pick = (question: Question) => Value | undefined;

export const stages: readonly Stage[] = [...askingStages, ...otherStages];

/** A card filled in, as the client sends it: a no that contradicts what is stated elsewhere is sent along again. */
export function fillIn(card: Card, pick: Pick): Answers {
  const answers: Record<string, Record<string, Value>> = {};
  for (const question of card.questions) {
    const value = pick(question) ?? (question.denied ? 'no' : undefined);
    if (value !== undefined) answers[question.stage] = { ...answers[question.stage], [question.id]: value };
  }
  return answers;
}

/** The card that a conversation stands at, if it stands at one. */
export function cardOf(content: Content, snapshot: EnquirySnapshot): Card | undefined {
  const { facts, at } = snapshot.context;
  return roomOf(snapshot) === 'open' ? cardAt(content, facts, at) : undefined;
}

/** Everything but answers that can happen anywhere; what was filled in on the way travels with most of it. */
export function asides(given: Answers = {}): EnquiryEvent[] {
  const filledIn = (['BACK', 'DANGER', 'PAUSE', 'SUMMARY_SO_FAR', 'SHOW_ANSWERS', 'DISCARD'] as const).map(
    (type): EnquiryEvent => ({ type, answers: given, notes: {} }),
  );
  return [
    ...filledIn,
    ...stages.map((stage): EnquiryEvent => ({ type: 'GO_TO', place: { stage, card: 0 } })),
    { type: 'CARRY_ON' },
    { type: 'DANGER_MISTAKEN' },
    { type: 'RESUME' },
    { type: 'DISCARD_CONFIRMED' },
    { type: 'SET_LEVEL', level: 'high', reason: 'a reason of ten letters' },
    { type: 'CLOSE' },
  ];
}

/** Answers each card that is shown and leaves each side room by its way out, to the summary or the end of preparing. */
export function goOn(content: Content, from: EnquirySnapshot, pick: Pick): EnquirySnapshot {
  let snapshot = from;
  for (let steps = 0; steps < 80; steps++) {
    if (isAtTheEnd(snapshot)) return snapshot;
    const card = cardOf(content, snapshot);
    const event: EnquiryEvent = card
      ? { type: 'ANSWER', answers: fillIn(card, pick), notes: {} }
      : { type: ['open', 'danger'].includes(roomOf(snapshot)) ? 'CARRY_ON' : 'RESUME' };
    snapshot = advance(content, snapshot, event).snapshot;
  }
  return snapshot;
}

export function isAtTheEnd(snapshot: EnquirySnapshot): boolean {
  if (roomOf(snapshot) === 'discarded') return true;
  const { at, facts } = snapshot.context;
  const preparing = facts.answers.opening?.timing === 'preparing';
  return roomOf(snapshot) === 'open' && at.stage === (preparing ? 'signposting' : 'summary');
}
