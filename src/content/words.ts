import { createInstance, type i18n, type Resource, type TOptions } from 'i18next';
import { ContentError } from './problem.ts';
import { baseLocale, type Locale, readLocales } from './read-locale.ts';

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
 * Reads every language under locales/, unless it is given as it was read. A language without a word falls back to en-GB.
 * Throws ContentError when a file cannot be read; whether every wanted word is there is checkWords' question.
 */
export async function loadWords(
  localesDir: string,
  read: ReadonlyMap<string, Locale> = readLocales(localesDir),
): Promise<AllWords> {
  if (!read.has(baseLocale)) {
    throw new ContentError([{ file: `locales/${baseLocale}`, line: 1, message: 'this folder is missing' }]);
  }
  const resources: Resource = {};
  const keysOf = new Map<string, readonly string[]>();
  const namespaces = new Set<string>();
  for (const [locale, { files, words, problems }] of read) {
    if (problems.length > 0) throw new ContentError(problems);
    resources[locale] = Object.fromEntries([...files].map(([name, file]) => [name, file.value as object]));
    keysOf.set(locale, [...words.keys()]);
    for (const name of files.keys()) namespaces.add(name);
  }
  const locales = Object.keys(resources);
  const instance = createInstance();
  await instance.init({
    resources,
    ...{ supportedLngs: locales, fallbackLng: baseLocale, lng: baseLocale },
    ...{ ns: [...namespaces], defaultNS: false, returnObjects: true },
    parseMissingKeyHandler: () => undefined,
    // Teams cards are not HTML: escaping would show &amp; to a clinician. A value that is missing would leave a gap in
    // a sentence of the record, so it is an error as a missing word is.
    interpolation: { escapeValue: false, skipOnVariables: true },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new Error(`no value for ${match[0]} in "${text}"`);
    },
  });
  const found = (locale: string) =>
    [locale, locale.split('-')[0]].find((l) => l && locales.includes(l)) ?? baseLocale;
  const wordsIn = (locale: string) => wordsOf(instance, locale, keysOf.get(locale), keysOf.get(baseLocale));
  const words = new Map(locales.map((locale) => [locale, wordsIn(locale)]));
  return { locales, wordsFor: (locale) => words.get(found(locale)) ?? wordsIn(found(locale)) };
}

type Keys = Iterable<string>;

function wordsOf(instance: i18n, locale: string, own: Keys = [], base: Keys = []): Words {
  const keys = new Set([...own, ...base]);
  const look = (key: string, options: TOptions): unknown => {
    const found: unknown = instance.t(key, { ...options, lng: locale });
    if (found === undefined) throw new Error(`no words for "${key}" (${locale})`);
    return found;
  };
  const asText = (key: string, found: unknown): string => {
    if (typeof found !== 'string') throw new Error(`"${key}" is not one text (${locale})`);
    return found;
  };
  // A card has a hundred words, and few of them have values: where a key leads is found out once.
  const template = remembered((key) => asText(key, look(key, { skipInterpolation: true })));
  return {
    locale,
    t: (key, vars = {}) => {
      // How many there are decides which text it is: "1 day", "2 days".
      if (vars.count !== undefined) return asText(key, look(key, vars));
      const text = template(key);
      return text.includes('{{') ? instance.services.interpolator.interpolate(text, vars, locale, {}) : text;
    },
    has: (key) => keys.has(key),
    list: (key) => {
      const texts = look(key, {});
      if (!Array.isArray(texts)) throw new Error(`"${key}" is not a list (${locale})`);
      return texts.map(String);
    },
  };
}

/** What does not exist throws and is not remembered, so it is never more than the locale holds. */
function remembered(look: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = look(key);
    known.set(key, found);
    return found;
  };
}
