import { strToU8, zipSync } from 'fflate';
import { readAppWords } from './app-words.ts';
import { checkLanguage, checkManifest } from './check-manifest.ts';
import { drawIcon } from './draw-icon.ts';
import { languageFile, manifestOf } from './manifest.ts';
import type { AppSettings } from './settings.ts';

/** A package that Teams would refuse; `problems` in one sentence each. */
export class PackageRefused extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** The zip for the Teams admin centre. Throws PackageRefused where it does not fit Microsoft's schema. */
export async function buildPackage(settings: AppSettings): Promise<Uint8Array> {
  const { base, others } = await readAppWords();
  const languages = new Map([...others].map(([tag, words]) => [`${tag}.json`, languageFile(words)]));
  const manifest = manifestOf(settings, base, [...others.keys()]);
  const problems = [
    ...checkManifest(manifest),
    ...[...languages].flatMap(([name, file]) => checkLanguage(name, file)),
  ];
  if (problems.length > 0) throw new PackageRefused(problems);
  const json = (value: unknown) => strToU8(`${JSON.stringify(value, undefined, 2)}\n`);
  const files = {
    'manifest.json': json(manifest),
    'colour.png': drawIcon('colour', 192),
    'outline.png': drawIcon('outline', 32),
    ...Object.fromEntries([...languages].map(([name, file]) => [name, json(file)])),
  };
  // The same package from the same files, byte for byte: a moment in it would make each one new.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}
