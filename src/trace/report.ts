import { formatProblem } from '../content/problem.ts';
import type { Trace, TracedItem, TracedSection } from './trace.ts';

const width = 110;

/** The trace as lines to read: the items by file, the guidance by document, then the counts and what is wrong. */
export function reportOf(trace: Trace): string[] {
  return [
    'CONTENT: every item and its source',
    ...itemLines(trace.items),
    '',
    'GUIDANCE: every section and what answers it',
    ...trace.documents.flatMap(({ id, title, year, publisher }) => [
      '',
      ...wrap(`${id}: ${title}. Year: ${year}. Publisher: ${publisher}.`, 0),
      ...trace.sections.filter(({ document }) => document === id).flatMap(sectionLines),
    ]),
    '',
    ...countLines(trace),
  ];
}

function itemLines(items: readonly TracedItem[]): string[] {
  const lines: string[] = [];
  let place = '';
  for (const { file, list, id, source, from } of items) {
    if (place !== `${file} ${list}`) lines.push('', list === '' ? file : `${file}: ${list}`);
    place = `${file} ${list}`;
    const mark = { own: '', inherited: ' (from above it)', whole: ' (the whole)', none: '' }[from];
    lines.push(...wrap(`${id.padEnd(44)} ${source ?? 'NO SOURCE'}${mark}`, 2, 47));
  }
  return lines;
}

function sectionLines(section: TracedSection): string[] {
  if (section.state === 'heading') {
    const named = section.items.length > 0 ? ` (named as a whole by ${section.items.length} items)` : '';
    return ['', ...wrap(`${section.label}: ${section.title}${named}`, 2)];
  }
  const byFile = new Map<string, string[]>();
  for (const { file, list, id } of section.items) {
    const place = [file, list].filter(Boolean).join(' ');
    byFile.set(place, [...(byFile.get(place) ?? []), id]);
  }
  const { notForTheBot, leavesOut, rooms, state } = section;
  return [
    ...wrap(`${section.label}: ${section.title}${state === 'gap' ? ' << NOTHING ANSWERS THIS' : ''}`, 2),
    ...[...byFile].flatMap(([place, ids]) => wrap(`${place}: ${ids.join(', ')}`, 6)),
    ...rooms.flatMap(({ room, file }) => wrap(`room: ${room} (${file})`, 6)),
    ...(notForTheBot ? wrap(`not for the bot: ${notForTheBot}`, 6) : []),
    ...leavesOut.flatMap((what) => wrap(`leaves out: ${what}`, 6)),
  ];
}

function countLines({ items, sections, gaps, problems }: Trace): string[] {
  const count = (state: TracedSection['state']) =>
    sections.filter((section) => section.state === state).length;
  const leftOut = sections.reduce((sum, { leavesOut }) => sum + leavesOut.length, 0);
  const typed = sections.filter(isOnlyLookedUp).map(({ label }) => label);
  const factsOnly = items.filter((item) => item.facts.length > 0 && item.sections.length === 0).length;
  return [
    'COUNTS',
    `  items: ${items.length}, of them from public facts only: ${factsOnly}`,
    `  sections: ${sections.length - count('heading')}, answered: ${count('answered')}, not for the bot: ${count('not for the bot')}`,
    `  left out within answered sections: ${leftOut}`,
    ...wrap(`answered only to those who type for it: ${typed.length ? typed.join('; ') : 'none'}`, 2),
    `  sections that nothing answers: ${gaps.length}`,
    ...gaps.map((label) => `    ${label}`),
    `  problems: ${problems.length}`,
    ...problems.map((problem) => `    ${formatProblem(problem)}`),
  ];
}

/** True when nobody meets the answer during an enquiry: it is in the look-ups alone. */
const isOnlyLookedUp = ({ state, items, rooms }: TracedSection) =>
  state === 'answered' &&
  rooms.length === 0 &&
  items.every(({ file }) => file.startsWith('dialogs/look-ups/'));

/** Breaks at spaces; further lines stand a little deeper. */
function wrap(text: string, indent: number, hanging = indent + 4): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    const joined = line.trim() === '' ? line + word : `${line} ${word}`;
    if (joined.length > width && line.trim() !== '') {
      lines.push(line);
      line = ' '.repeat(hanging) + word;
    } else line = joined;
  }
  return [...lines, line];
}
