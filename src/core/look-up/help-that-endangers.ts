import { distance } from 'fastest-levenshtein';
import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import { wordsIn } from './typed-words.ts';

/**
 * The "never" topics that a typed text is about, in the content's order: all words of one of their `whenever` phrases
 * are there, in any order. The search alone could put a helpline first and leave the warning below it, unread.
 */
export function helpThatEndangers(content: Content, words: Words, isKnown: (word: string) => boolean) {
  const never = content.lookUps
    .filter(({ kind }) => kind === 'never')
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
