import { levels } from '../../content/schema/outcomes.ts';
import type { Words } from '../../content/words.ts';
import { longestNote } from '../../core/conversation/read-inputs.ts';
import type { SummaryView } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { folded } from './fold.ts';
import { drawHeld } from './held.ts';
import { levelName } from './summary-level.ts';
import { text } from './text.ts';

/** The clinician's own level. It stays open while something is wrong with what was filled in. */
export function drawChangeLevel(
  words: Words,
  { at, level, own, problems, draft, held }: SummaryView,
): Element[] {
  return folded(
    'change-level',
    words.t('chrome:buttons.change-level'),
    [
      text(words.t('chrome:change-level.means')),
      {
        ...{ type: 'Input.ChoiceSet', id: 'level', style: 'compact' },
        label: words.t('chrome:change-level.level'),
        choices: levels.map((id) => ({ title: levelName(words, id), value: id })),
        value: draft?.level ?? own?.level ?? level,
      },
      {
        ...{ type: 'Input.Text', id: 'reason', isMultiline: true, maxLength: longestNote },
        label: words.t('chrome:change-level.reason'),
        ...(draft && { value: draft.reason }),
      },
      ...row(button(words.t('chrome:buttons.set-level'), { verb: 'set-level', ...at })),
      ...drawHeld(words, at, held),
    ],
    problems.length > 0,
  );
}
