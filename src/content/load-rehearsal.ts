import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkCompetences } from './check-competences.ts';
import { checkRehearsal } from './check-rehearsal.ts';
import type { Problem } from './problem.ts';
import { check, readYaml, type SourceFile } from './read-yaml.ts';
import { competencesFile } from './schema/debrief.ts';
import {
  commonFile,
  movesFile,
  personaFile,
  type Rehearsal,
  type Scenario,
  scenarioFile,
} from './schema/rehearsal.ts';
import type { CheckedFiles } from './which-lists.ts';

const folder = 'rehearsal';
const scenariosFolder = `${folder}/scenarios`;

/**
 * Reads and checks dialogs/rehearsal/ but for the corpus of utterances, which only the recogniser is built from. `files`
 * are the enquiry's, whose ids the scenarios name. `rehearsal` is there when every file fits its schema.
 */
export function readRehearsal(
  dialogsDir: string,
  files: CheckedFiles,
): { rehearsal?: Rehearsal; problems: Problem[] } {
  const problems: Problem[] = [];
  const digest = createHash('sha256');
  const read = <T>(name: string, schema: z.ZodType<T>): { value: T; source: SourceFile } | undefined => {
    const { source, problems: unreadable } = readYaml(join(dialogsDir, name), `dialogs/${name}`);
    problems.push(...unreadable);
    if (!source) return undefined;
    digest
      .update(`${name}\0`)
      .update(readFileSync(join(dialogsDir, name)))
      .update('\0');
    const checked = check(source, schema);
    if ('problems' in checked) problems.push(...checked.problems);
    return 'value' in checked ? { value: checked.value, source } : undefined;
  };
  const moves = read(`${folder}/moves.yaml`, movesFile);
  const persona = read(`${folder}/persona.yaml`, personaFile);
  const common = read(`${folder}/common.yaml`, commonFile);
  const competences = read(`${folder}/competences.yaml`, competencesFile);
  const names = scenarioNames(dialogsDir);
  const scenarios = names.flatMap((name) => read<Scenario>(`${scenariosFolder}/${name}`, scenarioFile) ?? []);
  if (!moves || !persona || !common || !competences) return { problems };
  problems.push(...checkRehearsal({ moves, persona, common, scenarios }, files));
  const known = moves.value.moves.map(({ id }) => id);
  problems.push(...checkCompetences(competences, known));
  if (scenarios.length < names.length) return { problems };
  const rehearsal: Rehearsal = {
    ...{ version: digest.digest('hex').slice(0, 16), moves: moves.value.moves },
    ...{ persona: persona.value, common: common.value, competences: competences.value },
    scenarios: scenarios.map(({ value }) => value).toSorted((a, b) => a.order - b.order),
  };
  return { rehearsal, problems };
}

function scenarioNames(dialogsDir: string): string[] {
  const path = join(dialogsDir, scenariosFolder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/i.test(name))
    .toSorted();
}
