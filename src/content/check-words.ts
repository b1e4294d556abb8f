import { checkLines } from './check-lines.ts';
import { compareLocales } from './compare-locales.ts';
import type { Content } from './content.ts';
import { forbiddenWords } from './forbidden-words.ts';
import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import { baseLocale, type Locale } from './read-locale.ts';
import { holdsTypedWords } from './which-look-up-words.ts';
import { holdsLines, isRehearsalNamespace } from './which-rehearsal-words.ts';
import { derivedNamespaces, whichWords } from './which-words.ts';

/**
 * Checks every language under locales/. Without a `content` (its files do not fit) nothing can be said about which
 * words are wanted; the rest is still checked.
 */
export function checkWords(read: ReadonlyMap<string, Locale>, content: Content | undefined): Problem[] {
  const base = read.get(baseLocale);
  if (!base) return [{ file: `locales/${baseLocale}`, line: 1, message: 'this folder is missing' }];
  const others = [...read.values()].filter((locale) => locale !== base);
  return [
    ...[base, ...others].flatMap((locale) => [...locale.problems, ...checkTexts(locale)]),
    ...(content ? checkKeys(base, content) : []),
    ...(content ? [base, ...others].flatMap((locale) => checkLines(locale, content.rehearsal)) : []),
    ...others.flatMap((other) => compareLocales(base, other)),
  ];
}

/** No word that labels or reassures; lists only where the code reads lists (typed commands, for one). */
function checkTexts(locale: Locale): Problem[] {
  return [...locale.words.values()].flatMap(({ key, value, source, path }) => {
    const [namespace = ''] = key.split(':');
    const name = path.join('.');
    const at = (within: readonly number[], message: string) => ({
      ...{ file: source.file, line: source.lineOf([...path, ...within]), message },
    });
    if (typeof value === 'string') {
      if (holdsTypedWords(key) || holdsLines(key)) return [at([], `"${name}" must be a list, not one text`)];
      return forbiddenWords(key, value).map(({ word, why }) =>
        at([], `"${name}" says "${word}", which ${why}`),
      );
    }
    if (isDerived(namespace) && !holdsTypedWords(key) && !holdsLines(key))
      return [at([], `"${name}" must be one text, not a list`)];
    return value.flatMap((text, i) =>
      forbiddenWords(key, text).map(({ word, why }) => at([i], `"${name}" says "${word}", which ${why}`)),
    );
  });
}

/** What the content needs and what nobody reads: the second is nearly always the first, mistyped. */
function checkKeys(base: Locale, content: Content): Problem[] {
  const { required, allowed } = whichWords(content);
  const wanted = new Set([
    ...derivedNamespaces,
    ...[...required].map((key) => key.slice(0, key.indexOf(':'))),
  ]);
  const missingFiles = [...wanted].filter((name) => !base.files.has(name) && !base.broken.has(name));
  const missing = [...required].flatMap((key) => {
    const [namespace = '', name = ''] = key.split(':');
    const source = base.files.get(namespace);
    if (!source || base.words.has(key) || source.has(name.split('.'))) return [];
    return [
      { file: source.file, line: source.lineOf(name.split('.')), message: `the word "${name}" is missing` },
    ];
  });
  const unknown = [...base.words.values()].flatMap(({ key, source, path }) => {
    const [namespace = '', name = ''] = key.split(':');
    if (!isDerived(namespace) || required.has(key) || allowed.has(key)) return [];
    const known = [...required, ...allowed].filter((k) => k.startsWith(`${namespace}:`));
    const names = known.map((k) => k.slice(namespace.length + 1));
    return [{ file: source.file, line: source.lineOf(path), message: unknownOne('word', name, names) }];
  });
  return [
    ...missingFiles.map((name) => ({
      file: `locales/${baseLocale}/${name}.json`,
      line: 1,
      message: 'this file is missing',
    })),
    ...missing,
    ...unknown,
  ];
}

const isDerived = (namespace: string) =>
  isRehearsalNamespace(namespace) || derivedNamespaces.some((derived) => derived === namespace);
