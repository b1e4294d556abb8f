import type { Content } from '../../content/content.ts';
import { offeredIds } from '../enquiry/which-questions.ts';
import { takeOut } from '../identifiers/take-out.ts';
import { onceFor } from '../once-for.ts';
import type { CardAction } from './card-actions.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Looking through the choices of every card for names took longer than drawing the next one. What would have a gap is none. */
const plainChoices = onceFor(
  (content: Content) => new Set([...offeredIds(content)].filter((id) => takeOut(id) === id)),
);

/**
 * A pressed button as it may be kept, to know the same tap again: whatever was typed has a gap for every identifier and
 * likely name. The note that was taken in is kept without them; the raw button must not bring them back.
 */
export function asKept(content: Content, action: CardAction): CardAction {
  const choices = plainChoices(content);
  const keep = 'keep' in action && action.keep && !action.clean;
  const kept = (text: string) => takeOut(text, keep ? 'keep' : 'clean');
  const isChosen = (text: string) => text.split(',').every((id) => choices.has(id));
  const inputs = 'inputs' in action ? Object.entries(action.inputs) : [];
  return {
    ...action,
    ...('inputs' in action && {
      inputs: Object.fromEntries(
        inputs.map(([id, value]) => [
          id,
          // A day to be reminded looks like a date of birth; nobody types into that field.
          typeof value === 'string' && !isChosen(value) && !(id !== 'note' && day.test(value))
            ? kept(value)
            : value,
        ]),
      ),
    }),
    ...('reason' in action && { reason: kept(action.reason) }),
  };
}
