import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type CaseResult, runCases } from '../../../src/cases/run-cases.ts';
import { loadContent } from '../../../src/content/load-content.ts';
import { knownGuards } from '../../../src/known-guards.ts';

export const root = join(import.meta.dirname, '../../..');
export const content = loadContent(join(root, 'dialogs'), knownGuards);

/** A folder of case files that lasts as long as the test. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-cases-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Plays one case that is written as YAML, with the keys that every case has before it. */
export function play(text: string): CaseResult {
  const whole = `id: planted\nsummary: A case that a test made up.\n${text}\n`;
  const [result] = runCases(content, [folderOf({ 'planted.yaml': whole })]);
  if (!result) throw new Error('no case was read');
  return result;
}
