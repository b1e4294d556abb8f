import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/content.ts';

/** Every TypeScript file under a folder of the project, by its path from the root. */
export function sourceFiles(folder: string): { path: string; source: string }[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .map((path) => ({ path, source: readFileSync(join(projectRoot, path), 'utf8') }));
}
