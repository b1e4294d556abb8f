import type { Words } from '../../content/words.ts';
import type { AskView } from '../../core/conversation/views.ts';
import type { Element } from './element.ts';
import { drawInput, noteInput } from './inputs.ts';
import { problemBeside } from './notices.ts';
import { sourceNames } from './sources.ts';
import { box, quiet, quoted, text } from './text.ts';

/** In the consultation: one question in words to say aloud, what was answered, and quietly why it is asked. */
export function askStepwise(words: Words, view: AskView): Element[] {
  return [
    ...(view.progress.card === 1 ? [quiet(words.t(`enquiry:stages.${view.stage}.lead`))] : []),
    ...view.questions.flatMap((question): Element[] => {
      const say = (leaf: string) => words.t(`enquiry:${question.words}.${leaf}`);
      const from = sourceNames(words, [question.source]);
      return [
        box('emphasis', [
          quiet(words.t('chrome:ask.say-aloud')),
          text(quoted(words, say('ask')), { size: 'Medium', spacing: 'Small' }),
        ]),
        ...problemBeside(words, view.problems, question.id),
        drawInput(words, question, { label: say('label'), expanded: true }),
        ...(view.notable ? [noteInput(words, view.note)] : []),
        quiet(words.t('chrome:ask.why', { why: say('why'), sources: from })),
      ];
    }),
  ];
}
