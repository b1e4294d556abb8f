import { takeOut } from '../identifiers/take-out.ts';
import type { CardAction } from './card-actions.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A pressed button as it may be kept, to know the same tap again: whatever was typed has a gap for every identifier and
 * likely name. The note that was taken in is kept without them; the raw button must not bring them back.
 */
export function asKept(action: CardAction): CardAction {
  const keep = 'keep' in action && action.keep && !action.clean;
  const kept = (text: string) => takeOut(text, keep ? 'keep' : 'clean');
  const inputs = 'inputs' in action ? Object.entries(action.inputs) : [];
  return {
    ...action,
    ...('inputs' in action && {
      inputs: Object.fromEntries(
        inputs.map(([id, value]) => [
          id,
          // A day to be reminded looks like a date of birth; nobody types into that field.
          typeof value === 'string' && !(id !== 'note' && day.test(value)) ? kept(value) : value,
        ]),
      ),
    }),
    ...('reason' in action && { reason: kept(action.reason) }),
  };
}
