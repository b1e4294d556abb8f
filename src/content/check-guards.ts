import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import { type CheckedFiles, entriesOf, lists, problemAt } from './which-lists.ts';

/** The ids that the code has a guard for. The caller passes them, because imports point from core to content. */
export type KnownGuards = {
  rules: readonly string[];
  routes: readonly string[];
  cautions: readonly string[];
};

/** Rules, routes and cautions are in YAML and in code, under the same ids: one without the other would never show. */
export function checkGuards(files: CheckedFiles, known: KnownGuards): Problem[] {
  const pairs = [
    { what: 'rule', code: known.rules },
    { what: 'route', code: known.routes },
    { what: 'caution', code: known.cautions },
  ];
  return pairs.flatMap(({ what, code }) => {
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
}
