import { closest, distance } from 'fastest-levenshtein';

/** The known word that may be what was meant: close enough in letters, or else a longer or shorter form of `word`. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(word, known);
  if (distance(word, best) <= Math.max(2, Math.floor(word.length / 3))) return best;
  return known.find((other) => word !== '' && (other.startsWith(word) || word.startsWith(other)));
}

/** `unknown factor "self-harm-threat"; did you mean "self-harm-threats"?` An author sees the slip without searching. */
export function unknownOne(what: string, word: string, known: readonly string[]): string {
  const said = `unknown ${what} "${word}"`;
  const meant = nearest(word, known);
  if (meant !== undefined) return `${said}; did you mean "${meant}"?`;
  return known.length > 0 ? `${said}; the nearest known one is "${closest(word, known)}"` : said;
}
