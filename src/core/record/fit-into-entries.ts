import type { Say } from './record.ts';
import type { Section } from './sheet.ts';

/** Characters of one entry. Clinical systems cut a free-text entry at 4,000 without a word. */
export const longestEntry = 3900;
/** Words beyond this go to a further entry before anything else does: one long story must not push out the rest. */
const mostWords = 1300;

const textOf = (sections: readonly Section[]) =>
  sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => [...(heading === undefined ? [] : [heading]), ...lines].join('\n'))
    .join('\n\n');

/**
 * The sections as one text, or as several where one is too long. Then the short form of a section is used, and only `loose` sections (words, what was noticed, the
 * answers) are continued in a further entry, line by line from their end; all else is always in the first. Nothing is
 * dropped. Each entry begins with `head` and ends with `sign`.
 */
export function fitIntoEntries(
  head: Section,
  sections: readonly Section[],
  sign: Section,
  say: Say,
): string[] {
  const tooLong = textOf([head, ...sections, sign]).length > longestEntry;
  const kept = sections.map((section) => ({
    ...section,
    lines: [...((tooLong && section.short) || section.lines)],
  }));
  const moved = sections.map((section) => ({ ...section, lines: [] as string[] }));
  const more = { lines: [say('record:head.more')] };
  const first = () => textOf([head, ...kept, ...(moved.some((s) => s.lines.length > 0) ? [more] : []), sign]);
  const moveLast = (i: number) => moved[i]?.lines.unshift(...(kept[i]?.lines.splice(-1) ?? []));

  const those = (loose: Section['loose']) =>
    [...kept.keys()].filter((i) => kept[i]?.loose === loose).reverse();
  const lengthOf = (i: number) => textOf(kept[i] ? [kept[i]] : []).length;
  if (first().length > longestEntry)
    for (const i of those('words')) while (lengthOf(i) > mostWords) moveLast(i);
  for (const i of [...those('details'), ...those('words'), ...those('reference')])
    while (first().length > longestEntry && lengthOf(i) > 0) moveLast(i);

  const rest = moved.filter(({ lines }) => lines.length > 0);
  return rest.length === 0 ? [first()] : [first(), ...furtherEntries(head, rest, sign, say)];
}

function furtherEntries(head: Section, rest: readonly Section[], sign: Section, say: Say): string[] {
  const frame = textOf([head, sign]).length + 80;
  const pages: Section[][] = [[]];
  for (const { heading, lines } of rest) {
    for (const line of lines.flatMap((whole) => inPieces(whole, longestEntry - frame - 80))) {
      const page = pages.at(-1) ?? [];
      const last = page.at(-1);
      const grown: Section[] =
        last && last.heading === heading
          ? [...page.slice(0, -1), { ...last, lines: [...last.lines, line] }]
          : [...page, { ...(heading !== undefined && { heading }), lines: [line] }];
      if (textOf(grown).length + frame <= longestEntry) pages[pages.length - 1] = grown;
      else pages.push([{ ...(heading !== undefined && { heading }), lines: [line] }]);
    }
  }
  const of = pages.length + 1;
  return pages.map((page, i) => {
    const title = { lines: [say('record:head.continued', { part: i + 2, of })] };
    return textOf([head, title, ...page, sign]);
  });
}

/** A line longer than a whole entry, cut between characters. Notes are shorter than that: this is for what is not known. */
function inPieces(line: string, most: number): string[] {
  if (line.length <= most) return [line];
  const pieces = [''];
  for (const character of line) {
    if ((pieces.at(-1) ?? '').length + character.length > most) pieces.push('');
    pieces[pieces.length - 1] += character;
  }
  return pieces;
}
