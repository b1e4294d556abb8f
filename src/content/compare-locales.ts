import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Locale, Word } from './read-locale.ts';

/**
 * Another language has the same keys as the base and puts the same values into them: a missing {{count}} would drop a
 * number from a sentence. Plural forms differ by language ("_few"), so those keys are compared without their ending.
 */
export function compareLocales(base: Locale, other: Locale): Problem[] {
  const inBase = new Set([...base.words.keys()].map(stem));
  const inOther = new Set([...other.words.keys()].map(stem));
  const missingFiles = [...base.files.keys()]
    .filter((namespace) => !other.files.has(namespace) && !other.broken.has(namespace))
    .map((namespace) => ({
      file: `${other.label}/${namespace}.json`,
      line: 1,
      message: 'this file is missing',
    }));
  const missing = [...base.words.values()].flatMap(({ key, path }) => {
    const source = other.files.get(namespaceOf(key));
    if (!source || inOther.has(stem(key)) || source.has(path)) return [];
    return [
      { file: source.file, line: source.lineOf(path), message: `the word "${path.join('.')}" is missing` },
    ];
  });
  const wrong = [...other.words.values()].flatMap((word) => {
    const at = (message: string) => [
      { file: word.source.file, line: word.source.lineOf(word.path), message },
    ];
    const name = word.path.join('.');
    if (base.broken.has(namespaceOf(word.key))) return [];
    if (!inBase.has(stem(word.key))) {
      const names = [...inBase]
        .filter((key) => namespaceOf(key) === namespaceOf(word.key))
        .map(withoutNamespace);
      return at(unknownOne('word', name, names));
    }
    const original = base.words.get(word.key);
    if (!original) return [];
    if (typeof original.value !== typeof word.value)
      return at(`"${name}" must be a text or a list, as in the base`);
    const [wanted, found] = [placeholders(original), placeholders(word)];
    return wanted === found
      ? []
      : at(`"${name}" must use ${wanted || 'no placeholder'}, not ${found || 'none'}`);
  });
  return [...missingFiles, ...missing, ...wrong];
}

const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const namespaceOf = (key: string) => key.slice(0, key.indexOf(':'));
const withoutNamespace = (key: string) => key.slice(key.indexOf(':') + 1);

/** The placeholders of a text, sorted: `{{count}} {{name}}`. Lists have none that must agree. */
function placeholders({ value }: Word): string {
  if (typeof value !== 'string') return '';
  const names = [...value.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map((match) => `{{${match[1]}}}`);
  return [...new Set(names)].toSorted().join(' ');
}
