import type { Utterance } from '../../src/content/load-corpus.ts';
import { readSentences } from '../../src/core/rehearsal/recognise/read-words.ts';
import { type Bag, bagOf } from '../../src/core/rehearsal/recognise/vector.ts';
import type { FindClasses } from '../../src/core/rehearsal/recognise/which-classes.ts';
import { featuresOf } from '../../src/core/rehearsal/recognise/which-features.ts';

/** A text with the features of each of its sentences. Reading them is most of the work, so it is done once. */
export type Example = { text: string; moves: readonly string[]; author: string; sentences: readonly Bag[] };

export function exampleOf(
  text: string,
  moves: readonly string[],
  author: string,
  findClasses: FindClasses,
): Example {
  const sentences = readSentences(text).map((sentence) => bagOf(featuresOf(sentence, findClasses)));
  return { text, moves, author, sentences };
}

/** What is learnt from: each utterance whole, and each of its parts alone where it has several. */
export function unitsOf(utterance: Utterance, findClasses: FindClasses): Example[] {
  const { text, moves, parts, author } = utterance;
  const alone =
    parts.length > 1 ? parts.map((part) => exampleOf(part.says, part.moves, author, findClasses)) : [];
  return [exampleOf(text, moves, author, findClasses), ...alone];
}
