import type { ContentFile } from './content.ts';
import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import { type CheckedFiles, entriesOf, lists, problemAt } from './which-lists.ts';

/** The ids that the code has a guard for. The caller passes them, because imports point from core to content. */
export type KnownGuards = {
  rules: readonly string[];
  routes: readonly string[];
  cautions: readonly string[];
  /** Ids that those conditions name, by the file that must hold them. */
  named: Readonly<Partial<Record<ContentFile, readonly string[]>>>;
};

/** Rules, routes and cautions are in YAML and in code, under the same ids: one without the other would never show. */
export function checkGuards(files: CheckedFiles, known: KnownGuards): Problem[] {
  const pairs = [
    { what: 'rule', code: known.rules },
    { what: 'route', code: known.routes },
    { what: 'caution', code: known.cautions },
  ];
  const guards = pairs.flatMap(({ what, code }) => {
    const list = lists.find((candidate) => candidate.what === what);
    const entries = list && entriesOf(files, list);
    const source = list && files[list.file]?.source;
    if (!list || !entries || !source) return [];
    const inYaml = new Set(entries.map((entry) => entry.value.id));
    return [
      ...entries
        .filter((entry) => !code.includes(entry.value.id))
        .map((entry) =>
          problemAt(
            entry,
            ['id'],
            `${unknownOne(what, entry.value.id, code)} (the code has no condition for it)`,
          ),
        ),
      ...code
        .filter((id) => !inYaml.has(id))
        .map((id) => ({
          file: source.file,
          line: source.lineOf(list.path),
          message: `the ${what} "${id}" has a condition in the code but is missing here`,
        })),
    ];
  });
  return [...guards, ...missingNamedIds(files, known)];
}

function missingNamedIds(files: CheckedFiles, known: KnownGuards): Problem[] {
  return (Object.entries(known.named) as [ContentFile, readonly string[]][]).flatMap(([file, ids]) => {
    const checked = files[file];
    if (!checked) return [];
    const there = lists.filter((list) => list.file === file).flatMap((list) => entriesOf(files, list) ?? []);
    const known = new Set(there.map((entry) => entry.value.id));
    return ids
      .filter((id) => !known.has(id))
      .map((id) => ({
        file: checked.source.file,
        line: 1,
        message: `"${id}" is missing here, and a rule in the code needs it: without it that rule would never fire`,
      }));
  });
}
