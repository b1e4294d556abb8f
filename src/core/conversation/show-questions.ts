import type { Content } from '../../content/content.ts';
import type { AskingStage } from '../../content/schema/enquiry.ts';
import { answerTo, type Facts, timingOf, type Value } from '../enquiry/facts.ts';
import { whyNotSafeToAsk } from '../enquiry/is-it-safe-to-ask.ts';
import { raisedFactors } from '../enquiry/raised-factors.ts';
import type { EnquirySnapshot } from '../enquiry/snapshots.ts';
import type { Card } from '../enquiry/which-cards.ts';
import type { Question } from '../enquiry/which-questions.ts';
import { type Draft, type InputProblem, noteKey } from './read-inputs.ts';
import { isInContent, reasonFor, wordsFor } from './reasons.ts';
import type { AskedQuestion, AskView, At } from './views.ts';
import { whatToHeed } from './what-to-heed.ts';
import { whatToSayFirst } from './what-to-say-first.ts';

/** A card of questions, with the answers given before. `problems` keeps what could not be read in front of the person. */
export function showQuestions(
  content: Content,
  snapshot: EnquirySnapshot,
  card: Card,
  at: At,
  problems: readonly InputProblem[] = [],
  draft?: Draft,
): AskView {
  const { facts, trail } = snapshot.context;
  const raised = raisedFactors(content, facts);
  const asked = card.questions.map((question) => withAnswer(content, facts, question, draft));
  const stage = card.place.stage as AskingStage;
  const notable = card.questions.some((question) => question.note);
  return {
    kind: 'ask',
    at,
    stage,
    stages: card.stages,
    progress: { card: card.place.card + 1, of: card.of },
    // Only what is put to the patient is shown as words to say: "what made you think of harm?" is for the clinician alone.
    stepwise: timingOf(facts) === 'in-consultation' && card.questions.length === 1 && notable,
    questions: asked.filter((question) => !question.raised),
    already: asked.flatMap((question) => {
      const by = question.raised && raised.get(question.id);
      return by ? [{ ...question, because: { words: wordsFor(content, facts, by) } }] : [];
    }),
    note: draft?.note ?? facts.notes[noteKey(card)],
    notable,
    problems,
    ...(draft?.held && { held: draft.held }),
    can: { back: trail.length > 0, skip: stage !== 'opening' && !card.stages.includes('household') },
    danger: facts.danger !== undefined,
    heed: whatToHeed(content, facts, stage),
    sayFirst: whatToSayFirst(content, facts, card),
  };
}

function withAnswer(content: Content, facts: Facts, question: Question, draft?: Draft): AskedQuestion {
  const drafted = draft?.answers[question.stage]?.[question.id];
  const value: Value | undefined = drafted ?? answerTo(facts, question.stage, question.id);
  const beside = question.beside && answerTo(facts, 'prompting', question.beside);
  const unsafe =
    question.stage === 'readiness' &&
    value !== undefined &&
    whyNotSafeToAsk(content, facts).includes(question.id);
  return {
    ...question,
    ...(value !== undefined && { value }),
    ...(unsafe && { unsafe }),
    ...(question.beside &&
      typeof beside === 'string' &&
      beside !== 'not-asked' && {
        besideAnswer: {
          words: wordsFor(content, facts, { stage: 'prompting', id: question.beside }),
          answer: beside,
        },
      }),
  };
}

/** What has been answered so far, card by card, for "change an answer". */
export function showAnswers(content: Content, facts: Facts, cards: readonly Card[]) {
  return cards
    .map((card) => ({
      stage: card.place.stage as AskingStage,
      card: card.place.card,
      answers: card.questions.flatMap((q) => {
        const value = answerTo(facts, q.stage, q.id);
        // Where one question is a card, it is named also when it was not asked: otherwise nobody knows what "Change" changes.
        if (value === undefined || (value === 'not-asked' && card.questions.length > 1)) return [];
        if (typeof value !== 'object') return [{ words: `enquiry:${q.words}.label`, answer: value }];
        return value
          .map((id) => ({ stage: q.id, id }))
          .filter((evidence) => isInContent(content, evidence))
          .map((evidence) => reasonFor(content, facts, evidence));
      }),
      touched: card.questions.some((q) => answerTo(facts, q.stage, q.id) !== undefined),
    }))
    .filter((card) => card.touched)
    .map(({ touched: _, ...card }) => card);
}
