import { classFeatures } from './class-features.ts';
import type { Feature } from './feature.ts';
import { letterFeatures } from './letter-features.ts';
import type { Sentence } from './read-words.ts';
import { type FindClasses, stemsOf } from './which-classes.ts';
import { wordFeatures } from './word-features.ts';

/** Everything in one sentence that a move may be read from. */
export function featuresOf(sentence: Sentence, findClasses: FindClasses): Feature[] {
  const words = sentence.words.map(({ text }) => text);
  const stems = stemsOf(sentence.words);
  return [
    ...wordFeatures(words, stems),
    ...letterFeatures(words),
    ...classFeatures(sentence, stems, findClasses(stems)),
  ];
}
