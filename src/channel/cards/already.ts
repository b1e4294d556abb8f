import type { Words } from '../../content/words.ts';
import type { AskView } from '../../core/conversation/views.ts';
import { reasonName } from './answer-names.ts';
import { besideFactor } from './beside.ts';
import type { Element } from './element.ts';
import { toggle } from './fold.ts';
import { drawInput } from './inputs.ts';
import { problemBeside } from './notices.ts';
import { heading, text } from './text.ts';

/** Factors that something else already states: not asked again, changed only on purpose. */
export function drawAlready(words: Words, { already, problems }: AskView): Element[] {
  if (already.length === 0) return [];
  return [
    heading(words.t('chrome:already.title')),
    ...already.flatMap((factor): Element[] => {
      const label = words.t(`enquiry:${factor.words}.label`);
      const beside = problemBeside(words, problems, factor.id);
      // A factor that somebody has answered otherwise stays open: an answer must not wait behind a button.
      const open = beside.length > 0 || (factor.value !== undefined && factor.value !== 'yes');
      const target = `change-${factor.id}`;
      return [
        {
          type: 'ColumnSet',
          spacing: 'Small',
          columns: [
            {
              ...{ type: 'Column', width: 'stretch', verticalContentAlignment: 'Center' },
              items: [
                text(
                  words.t('chrome:already.line', { factor: label, from: reasonName(words, factor.because) }),
                ),
              ],
            },
            {
              ...{ type: 'Column', width: 'auto' },
              items: [{ type: 'ActionSet', actions: [toggle(words.t('chrome:buttons.change'), target)] }],
            },
          ],
        },
        {
          ...{ type: 'Container', id: target, isVisible: open, spacing: 'Small' },
          items: [
            ...beside,
            drawInput(words, factor, { label, expanded: false, value: String(factor.value ?? 'yes') }),
            ...besideFactor(words, factor),
          ],
        },
      ];
    }),
  ];
}
