import { distance } from 'fastest-levenshtein';
import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import { wordsIn } from './typed-words.ts';

/**
 * The topics that come before everything else: danger right now, then help that endangers. All words of one of their
 * `whenever` phrases are there, in any order. The search alone puts "he is attacking me" near "anger management", and a
 * helpline above the warning, which is then not read.
 */
export function whatComesFirst(content: Content, words: Words, isKnown: (word: string) => boolean) {
  const never = (['danger', 'never'] as const)
    .flatMap((first) => content.lookUps.filter(({ kind }) => kind === first))
    .map(({ id }) => ({
      id: `topic:${id}`,
      phrases: words.list(`look-ups:topics.${id}.whenever`).map(wordsIn),
    }));
  return (typed: readonly string[]): string[] =>
    never
      .filter(({ phrases }) =>
        phrases.some((phrase) =>
          phrase.every((wanted) => typed.some((word) => means(word, wanted, isKnown))),
        ),
      )
      .map(({ id }) => id);
}

/** The word itself or a misspelling, about one slip in four letters; a known word misspells nothing ("medication"). */
function means(word: string, wanted: string, isKnown: (word: string) => boolean): boolean {
  if (word === wanted) return true;
  if (word.length < 5 || isKnown(word)) return false;
  return distance(word, wanted) <= Math.floor(wanted.length / 3.5);
}
