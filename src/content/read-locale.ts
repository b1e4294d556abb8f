import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';
import { type Path, readYaml, type SourceFile } from './read-yaml.ts';

/** The language in which every word must exist; the others are compared with it and fall back to it. */
export const baseLocale = 'en-GB';

/** One text, or one list of texts, with where it stands. `key` is "namespace:key". */
export type Word = { key: string; value: string | readonly string[]; source: SourceFile; path: Path };

/**
 * All words of one language. `files` holds each namespace that could be read; `broken` the namespaces whose file could
 * not: what is in them is not known, so nothing of theirs is missing.
 */
export type Locale = {
  label: string;
  files: Map<string, SourceFile>;
  broken: Set<string>;
  words: Map<string, Word>;
  problems: Problem[];
};

/** Folders of words: each file in them is a namespace of its own, "rehearsal/work-stress". */
const subfolders = ['rehearsal'];

/** Reads every language under locales/, by its name; none where the folder of the base language is missing. */
export function readLocales(localesDir: string): Map<string, Locale> {
  if (!existsSync(join(localesDir, baseLocale))) return new Map();
  const names = readdirSync(localesDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return new Map(names.map((name) => [name, readLocale(join(localesDir, name), `locales/${name}`)]));
}

/** Reads locales/<locale>/*.json. `folder` is where it lies, `label` what problems call it ("locales/en-GB"). */
export function readLocale(folder: string, label: string): Locale {
  const locale: Locale = {
    label,
    files: new Map(),
    broken: new Set(),
    words: new Map(),
    problems: [],
  };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(forwards).toSorted()) {
    const file = `${label}/${name}`;
    if (name.endsWith('.md') || subfolders.includes(name)) continue;
    if (!name.endsWith('.json')) {
      locale.problems.push({ file, line: 1, message: 'is never read: words are kept in .json files' });
      continue;
    }
    const namespace = name.slice(0, -'.json'.length);
    const { source, problems } = readYaml(join(folder, name), file);
    locale.problems.push(...problems);
    if (source) locale.files.set(namespace, source);
    else locale.broken.add(namespace);
    if (source) collect(locale, namespace, source, [], source.value);
  }
  return locale;
}

/** On Windows a path in a folder comes with backslashes; a namespace has none. */
const forwards = (name: string) => name.replaceAll('\\', '/');

function collect(locale: Locale, namespace: string, source: SourceFile, path: Path, value: unknown): void {
  const refuse = (message: string) =>
    locale.problems.push({
      file: source.file,
      line: source.lineOf(path),
      message: `"${path.join('.')}" ${message}`,
    });
  if (isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText))) {
    const key = `${namespace}:${path.join('.')}`;
    locale.words.set(key, { key, value, source, path });
  } else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse(value === '' ? 'is empty' : 'must be a text that is not empty');
  } else if (Object.keys(value).length === 0) {
    refuse('is empty');
  } else {
    for (const [key, within] of Object.entries(value)) {
      // i18next reads "a.b" as b within a, and "a:b" as b in the file a: such a key could never be found.
      if (/[.:]/.test(key)) refuse(`has the key "${key}", which must not contain a dot or a colon`);
      collect(locale, namespace, source, [...path, key], within);
    }
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
