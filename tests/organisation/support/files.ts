import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadOrganisation } from '../../../src/content/load-organisation.ts';
import type { Organisation } from '../../../src/content/schema/organisation.ts';
import { projectRoot } from '../../support/content.ts';

export const exampleFile = join(projectRoot, 'deploy/organisation.example.yaml');
export const trialFile = join(projectRoot, 'deploy/local/organisation.yaml');

/** A file that is known to be right. Throws with its problems when it is not. */
export function organisationIn(file: string): Organisation {
  const { organisation, problems } = loadOrganisation(file);
  if (!organisation) throw new Error(JSON.stringify(problems));
  return organisation;
}

/**
 * The example with one change, in a folder that goes when the test is over. `line` is where the change was made.
 * Throws when nothing is like `find`: the test would then prove nothing.
 */
export function changedExample(find: RegExp, put: string): { file: string; line: number } {
  const text = readFileSync(exampleFile, 'utf8');
  const match = find.exec(text);
  if (!match) throw new Error(`the example holds nothing like ${find}`);
  const folder = mkdtempSync(join(tmpdir(), 'askwell-organisation-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'organisation.yaml');
  writeFileSync(
    file,
    text.replace(find, () => put),
  );
  return { file, line: text.slice(0, match.index).split('\n').length };
}
