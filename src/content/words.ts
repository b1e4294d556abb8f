import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n, type Resource } from 'i18next';
import { ContentError } from './problem.ts';
import { baseLocale, readLocale } from './read-locale.ts';

/** The words of one language. Keys are "namespace:key", as in "enquiry:stages.opening.title". */
export type Words = {
  /** The language that was found; the base language where the one asked for has no folder. */
  locale: string;
  /** One text. Throws when it is missing, is not one text, or wants a value that `vars` does not hold. */
  t(key: string, vars?: Record<string, string | number>): string;
  /** True when there is a text or a list at the key, not merely a group of keys. */
  has(key: string): boolean;
  /** The texts stored at a key as a list. Throws when there is no list. */
  list(key: string): string[];
};

export type AllWords = { locales: readonly string[]; wordsFor(locale: string): Words };

/**
 * Reads every language under locales/. A language without a word falls back to en-GB.
 * Throws ContentError when a file cannot be read; whether every wanted word is there is checkWords' question.
 */
export async function loadWords(localesDir: string): Promise<AllWords> {
  if (!existsSync(join(localesDir, baseLocale))) {
    throw new ContentError([{ file: `locales/${baseLocale}`, line: 1, message: 'this folder is missing' }]);
  }
  const resources: Resource = {};
  const namespaces = new Set<string>();
  for (const entry of readdirSync(localesDir, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const { files, problems } = readLocale(join(localesDir, entry.name), `locales/${entry.name}`);
    if (problems.length > 0) throw new ContentError(problems);
    resources[entry.name] = Object.fromEntries(
      [...files].map(([name, file]) => [name, file.value as object]),
    );
    for (const name of files.keys()) namespaces.add(name);
  }
  const locales = Object.keys(resources);
  const instance = createInstance();
  await instance.init({
    resources,
    ...{ supportedLngs: locales, fallbackLng: baseLocale, lng: baseLocale },
    ...{ ns: [...namespaces], defaultNS: false, returnObjects: true },
    // Teams cards are not HTML: escaping would show &amp; to a clinician. A value that is missing would leave a gap in
    // a sentence of the record, so it is an error as a missing word is.
    interpolation: { escapeValue: false, skipOnVariables: true },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new Error(`no value for ${match[0]} in "${text}"`);
    },
  });
  const found = (locale: string) =>
    [locale, locale.split('-')[0]].find((l) => l && locales.includes(l)) ?? baseLocale;
  const words = new Map(locales.map((locale) => [locale, wordsOf(instance, locale)]));
  return { locales, wordsFor: (locale) => words.get(found(locale)) ?? wordsOf(instance, found(locale)) };
}

function wordsOf(instance: i18n, locale: string): Words {
  const get = (key: string, vars: Record<string, string | number> = {}): unknown => {
    if (!instance.exists(key, { ...vars, lng: locale })) throw new Error(`no words for "${key}" (${locale})`);
    return instance.t(key, { ...vars, lng: locale });
  };
  const isGroup = (key: string) => {
    const found: unknown = instance.t(key, { lng: locale, skipInterpolation: true });
    return typeof found === 'object' && !Array.isArray(found);
  };
  const text = (key: string, vars?: Record<string, string | number>): string => {
    const found = get(key, vars);
    if (typeof found !== 'string') throw new Error(`"${key}" is not one text (${locale})`);
    return found;
  };
  // Most words of a card have no values in them: looked up anew each time, they took a twentieth of a turn.
  const plain = remembered((key) => text(key));
  return {
    locale,
    t: (key, vars) => (vars === undefined ? plain(key) : text(key, vars)),
    has: remembered((key) => instance.exists(key, { lng: locale }) && !isGroup(key)),
    list: (key) => {
      const texts = get(key);
      if (!Array.isArray(texts)) throw new Error(`"${key}" is not a list (${locale})`);
      return texts.map(String);
    },
  };
}

/** What does not exist is not remembered, so it is never more than the locale holds. */
function remembered<T>(look: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = look(key);
    if (found) known.set(key, found);
    return found;
  };
}
