/** Words and their stems; letters within words; classes of words. Each is weighed as a group of its own. */
export const groups = ['word', 'letters', 'class'] as const;
export type Group = (typeof groups)[number];

/** How much each group counts, found by leaving each author out in turn (docs/decisions/0007-recognising-moves.md). */
export const weightOfGroup: Readonly<Record<Group, number>> = { word: 1, letters: 0.7, class: 0.7 };

/** One feature of a sentence and the words that it was read from, `to` not included. Each group has its own names. */
export type Feature = { group: Group; name: string; from: number; to: number };

export const negations: ReadonlySet<string> = new Set([
  ...['not', 'never', 'no', 'without', 'nor', 'neither', 'hardly'],
]);
