import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a change of which makes another model: the corpus but for its test split, the word classes, the code. */
const sources = [
  'dialogs/rehearsal/moves/*.yaml',
  'dialogs/rehearsal/recogniser/word-classes.yaml',
  'src/core/rehearsal/moves.ts',
  'src/core/rehearsal/recognise/*.ts',
  'scripts/moves/{examples,in-several-breaths,random,train-*}.ts',
];

/** What reads with the model and takes no part in learning it. */
const readsOnly = /recognise\/(because|decide|numbers-by-search|recognise)\.ts$/;

/** 16 hex digits over the names and bytes of everything that the model is learnt from, under a project folder. */
export function madeFrom(root: string): string {
  const files = sources
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((name) => name.replaceAll('\\', '/'));
  const hash = createHash('sha256');
  for (const name of [...new Set(files)].toSorted()) {
    const text = readFileSync(join(root, name), 'utf8').replaceAll('\r\n', '\n');
    if (/^split: test$/m.test(text) || readsOnly.test(name)) continue;
    hash.update(`${name}\0${text}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}
