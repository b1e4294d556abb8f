import { type Feature, type Group, groups, weightOfGroup } from './feature.ts';
import { hashOf } from './model.ts';

/** The features of a text by group, each once, as the hash of its name. */
export type Bag = Readonly<Record<Group, Uint32Array>>;

export function bagOf(features: readonly Feature[]): Bag {
  const of = (group: Group) =>
    Uint32Array.from(
      new Set(features.flatMap((feature) => (feature.group === group ? [hashOf(feature.name)] : []))),
    );
  return { word: of('word'), letters: of('letters'), class: of('class') };
}

/** What several sentences hold together. */
export function together(bags: readonly Bag[]): Bag {
  const of = (group: Group) => Uint32Array.from(new Set(bags.flatMap((bag) => [...bag[group]])));
  return { word: of('word'), letters: of('letters'), class: of('class') };
}

/** What is known of the features: the number of each by its hash, and how rare it is. */
export type Known = { numbers: ReadonlyMap<number, number>; rarity: Float32Array };

export function knownOf(hashes: Uint32Array, rarity: Float32Array): Known {
  return { numbers: new Map(Array.from(hashes, (hash, number) => [hash, number])), rarity };
}

/** Features with their weight: rare ones count more, and each group has the same length however long the text is. */
export type Vector = { numbers: Int32Array; values: Float64Array };

/** The vector of a text. Features that are not known are left out. */
export function vectorOf(bag: Bag, { numbers: known, rarity }: Known): Vector {
  const numbers: number[] = [];
  const values: number[] = [];
  for (const group of groups) {
    const first = numbers.length;
    let squares = 0;
    for (const hash of bag[group]) {
      const number = known.get(hash);
      if (number === undefined) continue;
      const value = rarity[number] ?? 0;
      numbers.push(number);
      values.push(value);
      squares += value * value;
    }
    const scale = weightOfGroup[group] / Math.sqrt(squares);
    for (let i = first; i < values.length; i += 1) values[i] = (values[i] ?? 0) * scale;
  }
  return { numbers: Int32Array.from(numbers), values: Float64Array.from(values) };
}
