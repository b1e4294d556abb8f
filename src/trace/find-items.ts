import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../content/problem.ts';
import { readYaml, type SourceFile } from '../content/read-yaml.ts';

/**
 * One thing that the content holds. `list` is the way to it within its file ("cues may-harm"). `whole` marks the source
 * of a file or a group: what is in it and has none of its own inherits it.
 */
export type Item = {
  file: string;
  line: number;
  list: string;
  id: string;
  source?: string;
  from: 'own' | 'inherited' | 'whole' | 'none';
};

/** Not content that a person meets: the guidance itself, and the layout of cards (names of stages only). */
const noItems = ['guidance.yaml'];

/**
 * Every item of every YAML file under dialogs/, whatever its schema: a new file or list is traced from its first day.
 * An item is a group of keys that has a source, or an entry of a list that has an id or a code.
 */
export function findItems(root: string): { items: Item[]; problems: Problem[] } {
  const items: Item[] = [];
  const problems: Problem[] = [];
  const names = readdirSync(join(root, 'dialogs'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.ya?ml$/.test(name) && !noItems.includes(name));
  for (const name of names.toSorted()) {
    const read = readYaml(join(root, 'dialogs', name), `dialogs/${name}`);
    problems.push(...read.problems);
    if (read.source) items.push(...itemsOf(read.source));
  }
  return { items, problems };
}

function itemsOf(file: SourceFile): Item[] {
  const found: Item[] = [];
  visit(file, file.value, [], undefined, found);
  const ownElsewhere = (item: Item) => found.some((other) => other !== item && other.from === 'own');
  // A source at the top of a file in which entries have their own stands for the file, not for a thing in it.
  return found.map((item) => (item.list === '' && ownElsewhere(item) ? { ...item, from: 'whole' } : item));
}

function visit(
  file: SourceFile,
  value: unknown,
  path: readonly (string | number)[],
  above: string | undefined,
  found: Item[],
): void {
  if (Array.isArray(value)) {
    for (const [i, within] of value.entries()) visit(file, within, [...path, i], above, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const keys = value as Record<string, unknown>;
  const own = typeof keys.source === 'string' ? keys.source : undefined;
  const name = [keys.id, keys.code].find((id) => typeof id === 'string' || typeof id === 'number');
  const isEntry = typeof path.at(-1) === 'number' && name !== undefined;
  if (own !== undefined || isEntry) {
    const words = path.filter((step) => typeof step === 'string');
    const source = own ?? above;
    found.push({
      file: file.file,
      line: file.lineOf(path),
      list: (name === undefined ? words.slice(0, -1) : words).join(' '),
      id: String(name ?? words.at(-1) ?? '(the file)'),
      ...(source === undefined ? {} : { source }),
      from: own !== undefined ? 'own' : above !== undefined ? 'inherited' : 'none',
    });
  }
  for (const [key, within] of Object.entries(keys)) visit(file, within, [...path, key], own ?? above, found);
}
