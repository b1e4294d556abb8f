import type { IToggleVisibilityAction } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import type { Element } from './element.ts';

export const toggle = (title: string, target: string): IToggleVisibilityAction => ({
  type: 'Action.ToggleVisibility',
  title,
  targetElements: [target],
});

/** Elements that wait behind a button. Inputs among them are sent all the same. `open` shows them from the start. */
export const folded = (
  id: string,
  title: string,
  items: readonly Element[],
  open: boolean = false,
): Element[] => [
  { type: 'ActionSet', spacing: 'Small', actions: [toggle(title, id)] },
  { type: 'Container', id, isVisible: open, spacing: 'Small', items: [...items] },
];

/** The first few items, the rest behind a button that says how many there are. One more alone is simply shown. */
export function firstFew<T>(
  words: Words,
  id: string,
  items: readonly T[],
  shown: number,
  draw: (some: readonly T[]) => readonly Element[],
): Element[] {
  if (items.length <= shown + 1) return [...draw(items)];
  const more = words.t('chrome:buttons.show-more', { n: items.length - shown });
  return [...draw(items.slice(0, shown)), ...folded(id, more, draw(items.slice(shown)))];
}
