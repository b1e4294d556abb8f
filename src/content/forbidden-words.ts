/** A word that no text of the project may use, where it may be used all the same, and what it would do. */
type Forbidden = { pattern: RegExp; why: string; unless?: (key: string) => boolean };

/** Where help that endangers is named in order to warn of it, or because a patient asks for it or a clinician types it. */
// A simulated patient asks for it, and the debrief names it where a trainee offered it.
const namesUnsafeHelp = (key: string) =>
  /^(chrome|commands|rehearsal\/[a-z-]+):/.test(key) || /anger-management|couples|mediat|asks-for-/.test(key);

const forbidden: readonly Forbidden[] = [
  { pattern: /\babusers?\b/i, why: 'labels a person; say what the person does' },
  { pattern: /\boffenders?\b/i, why: 'labels a person; say what the person does' },
  {
    pattern: /\bperpetrators?\b(?!\s+programmes?\b)/i,
    why: 'labels a person; only a service may be called so ("perpetrator programme")',
    // The guidance is cited by the titles that its documents have.
    unless: (key) => key.startsWith('chrome:sources.'),
  },
  {
    pattern: /(?<!not the same as )\b(?:low|no)[\s-]+risk\b/i,
    why: 'reassures; nothing recorded is "not the same as no risk"',
  },
  {
    pattern: /\b(?:anger[\s-]+management|couple(?:s|['’]s|s['’])?\s+counselling|mediation)\b/i,
    why: 'is help that can endanger; only a caution against it may name it',
    unless: namesUnsafeHelp,
  },
];

/** The forbidden words in one text, each with why. `key` is "namespace:key": some texts are about such a word. */
export function forbiddenWords(key: string, text: string): { word: string; why: string }[] {
  return forbidden.flatMap(({ pattern, why, unless }) => {
    const word = pattern.exec(text)?.[0];
    return word === undefined || unless?.(key) ? [] : [{ word, why }];
  });
}
