import { type Feature, negations } from './feature.ts';

/** How many words after "not" it still bears on. */
const reach = 4;

/** Words, stems, what is negated, and stems in twos and threes, also with one or two others in between. */
export function wordFeatures(words: readonly string[], stems: readonly string[]): Feature[] {
  const features: Feature[] = [];
  const add = (name: string, from: number, to: number) => features.push({ group: 'word', name, from, to });
  const places = stems.flatMap((stem, i) => (stem === ',' ? [] : [i]));
  let negated = 0;
  places.forEach((i, k) => {
    const stem = stems[i] ?? '';
    const word = words[i] ?? '';
    add(`w ${word}`, i, i + 1);
    if (stem !== word) add(`s ${stem}`, i, i + 1);
    if (negated > 0) add(`not ${stem}`, i, i + 1);
    negated = negations.has(word) ? reach : words[i + 1] === ',' ? 0 : negated - 1;
    const [second, third, fourth] = [places[k + 1], places[k + 2], places[k + 3]];
    if (second !== undefined) add(`${stem} ${stems[second]}`, i, second + 1);
    if (second !== undefined && third !== undefined) {
      add(`${stem} ${stems[second]} ${stems[third]}`, i, third + 1);
      add(`${stem} _ ${stems[third]}`, i, third + 1);
    }
    if (fourth !== undefined) add(`${stem} _ _ ${stems[fourth]}`, i, fourth + 1);
  });
  const [first, second] = places;
  if (first !== undefined) add(`^ ${stems[first]}`, first, first + 1);
  if (first !== undefined && second !== undefined)
    add(`^ ${stems[first]} ${stems[second]}`, first, second + 1);
  return features;
}
