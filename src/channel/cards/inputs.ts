import type { IChoiceSetInput, INumberInput, ITextInput } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import { longestNote } from '../../core/conversation/read-inputs.ts';
import type { AskedQuestion } from '../../core/conversation/views.ts';
import { choiceName } from './answer-names.ts';

/** `required` only on the opening card: whatever is required can hold up a button, and nothing may hold up danger. */
type How = { label: string; expanded: boolean; required?: boolean; value?: string };

/** The input of one question, filled with the answer given before. Its id is the question's. */
export function drawInput(words: Words, question: AskedQuestion, how: How): IChoiceSetInput | INumberInput {
  switch (question.kind) {
    case 'one':
      return oneOf(words, question, how);
    case 'many':
      return {
        ...{ type: 'Input.ChoiceSet', id: question.id, label: how.label },
        ...{ style: 'expanded', isMultiSelect: true, wrap: true },
        choices: question.choices.map(({ id, words: key }) => ({
          title: words.t(`enquiry:${key}.label`),
          value: id,
        })),
        ...(Array.isArray(question.value) && { value: question.value.join(',') }),
      };
    case 'number':
      // No min and max here: a client would then refuse to send the card, "danger now" included. The server checks.
      return {
        ...{ type: 'Input.Number', id: question.id, label: how.label },
        ...(typeof question.value === 'number' && { value: question.value }),
      };
  }
}

function oneOf(
  words: Words,
  question: AskedQuestion & { kind: 'one' },
  { label, expanded, required, value = question.value as string | undefined }: How,
): IChoiceSetInput {
  const chosen = value !== undefined && question.choices.includes(value) ? value : question.usual;
  return {
    ...{ type: 'Input.ChoiceSet', id: question.id, label, wrap: true },
    style: expanded ? 'expanded' : 'compact',
    choices: question.choices.map((id) => ({
      title: choiceName(words, `enquiry:${question.words}`, id),
      value: id,
    })),
    ...(chosen !== undefined && { value: chosen }),
    ...(chosen === undefined && !expanded && { placeholder: words.t('chrome:ask.choose') }),
    ...(required && { isRequired: true, errorMessage: words.t('chrome:problems.choose-one') }),
  };
}

/** The person's own words, one place a card. */
export const noteInput = (words: Words, note: string | undefined): ITextInput => ({
  ...{ type: 'Input.Text', id: 'note', label: words.t('chrome:ask.note') },
  ...{ isMultiline: true, maxLength: longestNote },
  ...(note !== undefined && { value: note }),
});

/** The factors left as they are: not asked, or asked and all answered with no. */
export const otherFactors = (words: Words): IChoiceSetInput => ({
  ...{ type: 'Input.ChoiceSet', id: 'other-factors', label: words.t('chrome:other-factors.label') },
  ...{ style: 'expanded', wrap: true, value: 'not-asked' },
  choices: [
    { title: words.t('chrome:other-factors.not-asked'), value: 'not-asked' },
    { title: words.t('chrome:other-factors.no'), value: 'no' },
  ],
});
