import { levels } from '../../content/schema/outcomes.ts';
import type { Words } from '../../content/words.ts';
import { longestText } from '../../core/escalation/read-wish.ts';
import type { OwnEscalationView } from '../../core/escalation/views.ts';
import type { RaiserVerb } from '../../core/escalation/who-may.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { type Fold, fold, foldedRow } from './escalation-buttons.ts';
import { levelName } from './summary-level.ts';
import { text } from './text.ts';

/**
 * What the clinician can do now, all of it folded: a note and raising it again share the one place to write; withdrawing
 * says what it does and takes a second tap.
 */
export function raiserButtons(words: Words, view: OwnEscalationView): Element[] {
  const { escalation, can, draft } = view;
  const press = (verb: RaiserVerb, look: Parameters<typeof button>[2] = {}) =>
    button(words.t(`escalation:buttons.${verb}`), { verb, escalation }, look);
  const [notes, raises] = [can.includes('escalation-note'), can.includes('escalation-raise-again')];
  const folds: Fold[] = [];
  if (notes || raises)
    folds.push(
      fold('note-or-raise', words.t(`escalation:buttons.${titleOf(notes, raises)}`), [
        noteInput(words, draft?.text),
        ...(notes ? row(press('escalation-note')) : []),
        ...(raises ? [...levelToRaise(words, view), ...row(press('escalation-raise-again'))] : []),
      ]),
    );
  if (can.includes('escalation-withdraw'))
    folds.push(
      fold('withdraw', words.t('escalation:buttons.withdraw'), [
        text(words.t('escalation:own.withdraw-means')),
        ...row(press('escalation-withdraw', { style: 'destructive', inputs: 'none' })),
      ]),
    );
  return foldedRow(folds, draft?.place);
}

function titleOf(notes: boolean, raises: boolean): string {
  if (notes && raises) return 'note-or-raise';
  return notes ? 'note' : 'raise';
}

const noteInput = (words: Words, draft: string | undefined): Element => ({
  ...{ type: 'Input.Text', id: 'note', isMultiline: true, maxLength: longestText },
  label: words.t('escalation:own.note'),
  ...(draft !== undefined && { value: draft }),
});

/** From the present level up: the next higher is chosen, because asking again at the same level is seldom meant. */
function levelToRaise(words: Words, { level }: OwnEscalationView): Element[] {
  const offered = levels.slice(levels.indexOf(level));
  return [
    text(words.t('escalation:own.raise-means'), { separator: true }),
    {
      ...{ type: 'Input.ChoiceSet', id: 'level', style: 'compact' },
      label: words.t('escalation:own.level'),
      choices: offered.map((id) => ({ title: levelName(words, id), value: id })),
      value: offered[1] ?? level,
    },
  ];
}
