import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { whereIdentifiers } from '../../src/core/identifiers/find-identifiers.ts';
import { findLikelyNames } from '../../src/core/identifiers/find-likely-names.ts';

export type Mark = { kind: string; start: number; end: number };
export type CorpusLine = { text: string; marks: Mark[]; about: string; heldOut: boolean };

const file = z.array(z.strictObject({ about: z.string(), lines: z.string() }));
const kinds: Readonly<Record<string, string>> = {
  n: 'likely-name',
  nhs: 'nhs-number',
  tel: 'phone',
  post: 'postcode',
  mail: 'email',
  dob: 'date-of-birth',
  ni: 'ni-number',
};

/** The lines of positive.yaml and negative.yaml. A third is held out, chosen by a hash of the line: it never changes sides. */
export async function readCorpus(name: 'positive' | 'negative'): Promise<CorpusLine[]> {
  const path = new URL(`../../tests/identifiers/${name}.yaml`, import.meta.url);
  return file.parse(parse(await readFile(path, 'utf8'))).flatMap(({ about, lines }) =>
    lines
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ ...readMarks(line), about, heldOut: isHeldOut(line) })),
  );
}

const isHeldOut = (line: string) => createHash('sha256').update(line).digest().readUInt32BE(0) % 3 === 0;

function readMarks(line: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  for (const piece of line.split(/(\{[a-z]+:[^}]*\})/)) {
    const [, mark, within] = /^\{([a-z]+):([^}]*)\}$/.exec(piece) ?? [];
    const kind = mark && kinds[mark];
    if (mark && !kind) throw new Error(`Unknown mark "${mark}" in: ${line}`);
    if (kind) marks.push({ kind, start: text.length, end: text.length + (within ?? '').length });
    text += kind ? within : piece;
  }
  return { text, marks };
}

/** What the guard sees: sure identifiers first, names in what is left. */
export function foundIn(text: string): Mark[] {
  const sure = whereIdentifiers(text);
  let rest = text;
  for (const { start, end } of sure) rest = rest.slice(0, start) + '~'.repeat(end - start) + rest.slice(end);
  return [...sure, ...findLikelyNames(rest).map(({ start, end }) => ({ kind: 'likely-name', start, end }))];
}
