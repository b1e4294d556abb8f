import { type ReadInputs, type Reading, readInputs } from '../core/conversation/read-inputs.ts';
import type { EnquiryEvent } from '../core/enquiry/machine.ts';
import { advance } from '../core/enquiry/snapshots.ts';
import type { Card } from '../core/enquiry/which-cards.ts';
import { askedBy } from './never-asked.ts';
import type { Play } from './play-case.ts';
import { whichInputs } from './which-inputs.ts';

/** The conversation cannot go on as the case says. The message is for whoever wrote the case. */
export class Stuck extends Error {}

type FilledIn = Pick<ReadInputs, 'answers' | 'notes'>;

/** Fills in what the case says for some stages of a card, and notes that they were asked. */
export function fillIn(play: Play, card: Card, stages: Card['stages'], reading: Reading): FilledIn {
  const questions = card.questions.filter((question) => stages.includes(question.stage));
  const inputs = whichInputs(play.one, questions);
  // A card without any cue, or without an answer that it insists on, has no other way on than "skip".
  const leavesBlank =
    inputs.cues === '' || questions.some((q) => q.stage === 'readiness' && inputs[q.id] === 'not-asked');
  const skips = reading === 'confirm' && leavesBlank;
  const { answers, notes, problems } = readInputs(card, inputs, skips ? 'skip' : reading);
  if (problems.length > 0) {
    const what = problems.map(({ question, words }) => `${question ?? card.place.stage} (${words})`);
    throw new Stuck(`the card at "${card.place.stage}" refuses ${what.join(', ')}`);
  }
  for (const question of questions) {
    play.stages.add(question.stage);
    for (const answer of askedBy(question)) play.asked.add(answer);
  }
  return { answers, notes };
}

/** Danger, with what was filled in by then, and on from the danger card. */
export function raiseDanger(play: Play, filledIn: FilledIn = { answers: {}, notes: {} }): void {
  send(play, { type: 'DANGER', ...filledIn });
  send(play, { type: 'CARRY_ON' });
}

export function send(play: Play, event: EnquiryEvent): void {
  const { snapshot, moved } = advance(play.content, play.snapshot, event);
  if (!moved) throw new Stuck(`${event.type} changes nothing at "${play.snapshot.context.at.stage}"`);
  play.snapshot = snapshot;
}
