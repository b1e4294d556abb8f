import type { Problem } from './problem.ts';
import type { Locale } from './read-locale.ts';
import type { Lines, Rehearsal } from './schema/rehearsal.ts';
import { linesOf, rehearsalFolder, sharedLinesOf } from './which-rehearsal-words.ts';

/**
 * Each list of wordings has as many as the dialogs say, in every language, and no wording of a patient stands twice: the
 * same sentence twice running would break the spell, and too few would be a line that is missing.
 */
export function checkLines(locale: Locale, rehearsal: Rehearsal): Problem[] {
  return [
    ...checkFile(locale, `${rehearsalFolder}common`, sharedLinesOf(rehearsal)),
    ...rehearsal.scenarios.flatMap((scenario) =>
      checkFile(locale, `${rehearsalFolder}${scenario.id}`, linesOf(scenario)),
    ),
  ];
}

function checkFile(locale: Locale, namespace: string, wanted: readonly Lines[]): Problem[] {
  const seen = new Map<string, string>();
  return wanted.flatMap(({ path, lines }) => {
    const word = locale.words.get(`${namespace}:${path}`);
    if (!word || typeof word.value === 'string') return [];
    const at = (message: string): Problem => ({
      ...{ file: word.source.file, line: word.source.lineOf(word.path), message },
    });
    const wrongNumber =
      word.value.length === lines
        ? []
        : [at(`"${path}" has ${word.value.length} wordings, the dialogs say ${lines}`)];
    const again = word.value.flatMap((text) => {
      const before = seen.get(text);
      seen.set(text, path);
      return before === undefined ? [] : [at(`"${path}" says the same as "${before}": "${text}"`)];
    });
    return [...wrongNumber, ...again];
  });
}
