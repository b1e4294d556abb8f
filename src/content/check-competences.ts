import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { SourceFile } from './read-yaml.ts';
import type { Competences } from './schema/debrief.ts';

type Read = { value: Competences; source: SourceFile };

/** Everything that competences.yaml says about the moves and about itself. `moves` are those of moves.yaml. */
export function checkCompetences({ value, source }: Read, moves: readonly string[]): Problem[] {
  const at = (path: readonly PropertyKey[], message: string): Problem => ({
    ...{ file: source.file, line: source.lineOf(path), message },
  });
  const among = (
    path: readonly PropertyKey[],
    what: string,
    ids: readonly string[],
    known: readonly string[],
  ) => ids.flatMap((id, i) => (known.includes(id) ? [] : [at([...path, i], unknownOne(what, id, known))]));
  const points = value.competences.flatMap((competence) => competence.points.map(({ id }) => id));
  const namedMoves = value.competences.flatMap((competence, i) =>
    competence.points.flatMap((point, j) =>
      (['moves', 'than', 'when'] as const).flatMap((key) => {
        const named = (point as Partial<Record<typeof key, string[]>>)[key] ?? [];
        return among(['competences', i, 'points', j, key], 'move', named, moves);
      }),
    ),
  );
  const twice = points.filter((id, i) => points.indexOf(id) !== i);
  return [
    ...among(['questions', 'open-moves'], 'move', value.questions['open-moves'], moves),
    ...namedMoves,
    ...twice.map((id) => at(['competences'], `the point "${id}" is there twice`)),
    ...(['well', 'try'] as const).flatMap((list) => {
      const { first } = value[list];
      // A point that is not in the order would never be praised, or never be suggested.
      const left = points.filter((id) => !first.includes(id));
      return [
        ...among([list, 'first'], 'point', first, points),
        ...left.map((id) => at([list, 'first'], `the point "${id}" is missing in this order`)),
      ];
    }),
  ];
}
