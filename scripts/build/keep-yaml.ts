import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { keptUnder } from '../../src/content/parsed-before.ts';
import { readYaml } from '../../src/content/read-yaml.ts';
import { projectRoot } from '../local/where-things-are.ts';

/** The bot reads what the recogniser learnt, never what it learnt from. */
const read = [
  'dialogs/*.yaml',
  'dialogs/{enquiry,look-ups,outcomes,rehearsal}/*.yaml',
  'dialogs/rehearsal/scenarios/*.yaml',
];

/** Writes the value of every YAML file of the bot as JSON, under the digest of the very text that it was read from. */
export function keepYaml(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of read.flatMap((pattern) => globSync(pattern, { cwd: projectRoot }))) {
    const path = join(projectRoot, name);
    const { source, problems } = readYaml(path, name);
    if (!source || problems.length > 0) continue;
    const json = JSON.stringify(source.value);
    // A value that JSON cannot hold would come back as another one: it is read from its YAML.
    if (!isDeepStrictEqual(JSON.parse(json), source.value)) continue;
    writeFileSync(join(folder, keptUnder(readFileSync(path, 'utf8'))), json);
  }
}
