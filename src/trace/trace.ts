import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unknownOne } from '../content/nearest.ts';
import { inReadingOrder, type Problem } from '../content/problem.ts';
import { check, readYaml, type SourceFile } from '../content/read-yaml.ts';
import { type Guidance, guidanceFile, type Section } from '../content/schema/guidance.ts';
import { findItems, type Item } from './find-items.ts';
import { type KnownSection, knownSections } from './known-sections.ts';
import { parseSource } from './parse-source.ts';

const guidancePath = 'dialogs/guidance.yaml';

export type TracedItem = Item & { sections: string[]; facts: string[] };
export type Room = { room: string; file: string };
export type TracedSection = {
  document: string;
  label: string;
  title: string;
  /** `gap`: nothing answers it and nothing says why. */
  state: 'heading' | 'answered' | 'not for the bot' | 'gap';
  items: TracedItem[];
  rooms: Room[];
  notForTheBot?: string;
  leavesOut: string[];
};
export type Trace = {
  documents: { id: string; title: string; year: string; publisher: string }[];
  items: TracedItem[];
  sections: TracedSection[];
  gaps: string[];
  problems: Problem[];
};

/** Compares every item's source with the guidance, and every section of the guidance with what answers it. */
export function trace(root: string): Trace {
  const { items: found, problems } = findItems(root);
  const read = readYaml(join(root, guidancePath), guidancePath);
  const checked = read.source && check<Guidance>(read.source, guidanceFile);
  problems.push(...read.problems, ...(checked && 'problems' in checked ? checked.problems : []));
  if (!read.source || !checked || !('value' in checked))
    return { documents: [], items: [], sections: [], gaps: [], problems: inReadingOrder(problems) };

  const guidance = checked.value;
  const known = knownSections(guidance);
  const items = found.map((item): TracedItem => {
    const { file, line } = item;
    if (item.source === undefined) {
      problems.push({ file, line, message: `"${item.id}" has no source` });
      return { ...item, sections: [], facts: [] };
    }
    const parsed = parseSource(item.source, known);
    // Inherited: the same words were already judged where they stand.
    if (item.from !== 'inherited')
      problems.push(
        ...parsed.problems.map((message) => ({ file, line, message: `${message} (source of "${item.id}")` })),
      );
    return { ...item, sections: parsed.sections.map(({ label }) => label), facts: parsed.facts };
  });

  const lines = new Map(linesOf(guidance, read.source));
  const sections = known.all.map((section) => {
    const line = lines.get(section.section) ?? 1;
    const note = (message: string) => problems.push({ file: guidancePath, line, message });
    return traceSection(root, section, items, note);
  });
  const gaps = sections.filter(({ state }) => state === 'gap').map(({ label }) => label);
  const documents = guidance.documents.map(({ id, title, year, publisher }) => ({
    ...{ id, title, year, publisher },
  }));
  return { documents, items, sections, gaps, problems: inReadingOrder(problems) };
}

function traceSection(
  root: string,
  { document, label, section }: KnownSection,
  items: readonly TracedItem[],
  note: (message: string) => void,
): TracedSection {
  const citing = items.filter((item) => item.from === 'own' && item.sections.includes(label));
  const hinted = section['answered-by'].flatMap(({ item: id, file }) => {
    if (id === undefined) return [];
    const inFile = items.filter((item) => item.file === file);
    const named = inFile.filter((item) => item.id === id);
    if (named.length === 0) {
      const ids = inFile.map((item) => item.id);
      note(
        inFile.length > 0 ? `${unknownOne('item', id, ids)} (in ${file})` : `there are no items in ${file}`,
      );
    }
    return named;
  });
  const rooms = section['answered-by'].flatMap(({ room, file }) => {
    if (room === undefined) return [];
    if (existsSync(join(root, file))) return [{ room, file }];
    note(`${file} is not there (room "${room}" for ${label})`);
    return [];
  });
  const answers = [...new Set([...citing, ...hinted])];
  const reason = section['not-for-the-bot'];
  const state = section.heading
    ? 'heading'
    : answers.length + rooms.length > 0
      ? 'answered'
      : reason
        ? 'not for the bot'
        : 'gap';
  return {
    ...{ document, label, title: section.title, state, items: answers, rooms },
    ...(reason ? { notForTheBot: reason } : {}),
    leavesOut: section['leaves-out'],
  };
}

const linesOf = (guidance: Guidance, { lineOf }: SourceFile): [Section, number][] =>
  guidance.documents.flatMap(({ sections }, i) =>
    sections.map((section, j): [Section, number] => [section, lineOf(['documents', i, 'sections', j])]),
  );
