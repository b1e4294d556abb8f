import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/content.ts';

/** Every text of the guidance that a clinician could copy into a note, without those that wait for something to be put in. */
export function contentStrings(): string[] {
  const folder = join(projectRoot, 'locales', 'en-GB');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = files.flatMap((name) => stringsIn(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  return [...new Set(all)].filter((text) => !text.includes('{{'));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
