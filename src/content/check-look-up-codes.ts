import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import { type CheckedFiles, entriesOf, problemAt } from './which-lists.ts';

/** A look-up topic that names a group or a code that codes.yaml does not hold would show no code, and nobody would know. */
export function checkLookUpCodes(files: CheckedFiles): Problem[] {
  const codes = files['codes.yaml']?.value.codes;
  if (!codes) return [];
  const known = [...new Set(codes.flatMap(({ code, group }) => [group, code]))];
  const topics = entriesOf(files, { file: 'look-ups/topics.yaml', path: ['topics'] }) ?? [];
  return topics.flatMap((topic) =>
    (topic.value.codes as string[]).flatMap((code, i) =>
      known.includes(code)
        ? []
        : [problemAt(topic, ['codes', i], unknownOne('code or group of codes', code, known))],
    ),
  );
}
