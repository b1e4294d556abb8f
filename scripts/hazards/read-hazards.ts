import { join } from 'node:path';
import type { Problem } from '../../src/content/problem.ts';
import { check, type Path, readYaml } from '../../src/content/read-yaml.ts';
import { type Hazard, hazardFile } from './hazard-schema.ts';
import { likelihoods, ratingOf, severities } from './risk-matrix.ts';

export const hazardsPath = 'docs/safety/hazards.yaml';

/** A test that a control names, and where it stands in the file. */
export type Named = { file: string; title: string; line: number };

/** The hazards with the tests that they name, or everything that is wrong with the file, by line. */
export function readHazards(
  root: string,
): { hazards: Hazard[]; named: Named[]; problems: [] } | { problems: Problem[] } {
  const { source, problems } = readYaml(join(root, hazardsPath), hazardsPath);
  if (!source) return { problems };
  const checked = check(source, hazardFile);
  if ('problems' in checked) return checked;

  const { hazards } = checked.value;
  const wrong = hazards.flatMap((hazard, n) =>
    whatIsWrong(hazard, n).map(({ path, message }) => ({
      ...{ file: hazardsPath, line: source.lineOf(['hazards', n, ...path]) },
      message: `${hazard.id}: ${message}`,
    })),
  );
  if (wrong.length > 0) return { problems: wrong };
  const named = hazards.flatMap(({ controls }, n) =>
    controls.flatMap(({ tests = [] }, c) =>
      tests.map((test, t) => ({
        ...split(test),
        line: source.lineOf(['hazards', n, 'controls', c, 'tests', t]),
      })),
    ),
  );
  return { hazards, named, problems: [] };
}

/** Numbers without a gap: a hazard that was taken out, not closed with its reason, would be missed nowhere else. */
function whatIsWrong({ id, before, after, controls }: Hazard, n: number): { path: Path; message: string }[] {
  const expected = `HAZ-${String(n + 1).padStart(2, '0')}`;
  const worse =
    severities.indexOf(after.severity) > severities.indexOf(before.severity) ||
    likelihoods.indexOf(after.likelihood) > likelihoods.indexOf(before.likelihood);
  const credited = ratingOf(after) < ratingOf(before) && controls.every(({ tests }) => !tests);
  return [
    ...(id === expected ? [] : [{ path: ['id'], message: `the ids count on; here ${expected} is expected` }]),
    ...(worse ? [{ path: ['after'], message: 'more after the controls than before them' }] : []),
    ...(credited
      ? [{ path: ['after'], message: 'less than before, though no control has a test that shows it' }]
      : []),
  ];
}

function split(test: string): { file: string; title: string } {
  const at = test.indexOf(' > ');
  return { file: test.slice(0, at), title: test.slice(at + 3) };
}
