import type { Feature } from './feature.ts';

/** Three to five letters in a row, with the ends of the word: what is left of a word that was mistyped. */
export function letterFeatures(words: readonly string[]): Feature[] {
  return words.flatMap((word, i) => {
    if (word === ',') return [];
    const letters = `<${word.slice(0, 40)}>`;
    const features: Feature[] = [];
    for (let length = 3; length <= 5; length += 1) {
      for (let k = 0; k + length <= letters.length; k += 1)
        features.push({ group: 'letters', name: `# ${letters.slice(k, k + length)}`, from: i, to: i + 1 });
    }
    return features;
  });
}
