import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Content } from '../content/content.ts';
import { formatProblem } from '../content/problem.ts';
import { check, readYaml } from '../content/read-yaml.ts';
import { type Case, caseSchema } from './case-schema.ts';

/** One case file: the case, or what is wrong with the file. `id` is the file's name where none can be read. */
export type CaseFile = { id: string; file: string } & ({ one: Case } | { problems: readonly string[] });

/** Reads the case files among some files and folders, each once, in the order given and by name within a folder. */
export function readCases(content: Content, paths: readonly string[]): CaseFile[] {
  const schema = caseSchema(content);
  const files = [...new Set(paths.flatMap((path) => caseFilesIn(resolve(path))))];
  const seen = new Map<string, string>();
  return files.map((path) => {
    const near = relative(process.cwd(), path);
    const file = near.startsWith('..') ? path : near;
    const { source, problems } = readYaml(path, file);
    if (!source) return { id: file, file, problems: problems.map(formatProblem) };
    const said = (source.value as { id?: unknown } | null)?.id;
    const id = typeof said === 'string' ? said : file;
    const checked = check(source, schema);
    if ('problems' in checked) return { id, file, problems: checked.problems.map(formatProblem) };
    const other = seen.get(id);
    if (other) {
      const message = `the id "${id}" is already used in ${other}`;
      return { id, file, problems: [formatProblem({ file, line: source.lineOf(['id']), message })] };
    }
    seen.set(id, file);
    return { id, file, one: checked.value };
  });
}

/** A path that is not there is kept: reading it says so. */
function caseFilesIn(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/i.test(name))
    .toSorted()
    .map((name) => join(path, name));
}
