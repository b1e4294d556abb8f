import type { Words } from '../../content/words.ts';
import type { Reason } from '../../core/conversation/views.ts';

/** A choice in words: the question's own name for it where it has one ("They answered"), else the common one. */
export function choiceName(words: Words, question: string, choice: string): string {
  const own = `${question}.choices.${choice}`;
  return words.t(words.has(own) ? own : `enquiry:choices.${choice}`);
}

/** An answer in words, from the key of the question's label. A number is itself. */
export function answerName(words: Words, label: string, answer: string | number): string {
  return typeof answer === 'number'
    ? String(answer)
    : choiceName(words, label.replace(/\.label$/, ''), answer);
}

/** What was told, with the answer where it is not a plain yes. */
export const reasonName = (words: Words, { words: label, answer }: Reason): string =>
  answer === undefined
    ? words.t(label)
    : words.t('chrome:answer', { question: words.t(label), answer: answerName(words, label, answer) });
