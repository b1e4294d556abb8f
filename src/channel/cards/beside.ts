import type { ITextBlock } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import type { AskedQuestion } from '../../core/conversation/views.ts';
import { answerName } from './answer-names.ts';
import { quiet, text } from './text.ts';

/** What was answered earlier to a question that is close to this one: "Earlier: getting worse: Yes". */
export function besideFactor(words: Words, { besideAnswer }: AskedQuestion): ITextBlock[] {
  if (!besideAnswer) return [];
  const { words: label, answer } = besideAnswer;
  const earlier = { question: words.t(label), answer: answerName(words, label, answer) };
  return [quiet(words.t('chrome:ask.earlier', earlier))];
}

/** What to do where the stored answer makes it unsafe to ask now. Core says that it is unsafe; the words are content. */
export function safetyAdvice(words: Words, question: AskedQuestion): ITextBlock[] {
  if (!question.unsafe) return [];
  return [
    text(words.t(`enquiry:${question.words}.unsafe`), {
      color: 'Attention',
      weight: 'Bolder',
      spacing: 'Small',
    }),
  ];
}
