import type { Sentence } from './read-words.ts';
import { type ClassFound, type FindClasses, stemsOf } from './which-classes.ts';

/** Words and their stems; letters within words; classes of words. Each is weighed as a group of its own. */
export const groups = ['word', 'letters', 'class'] as const;
export type Group = (typeof groups)[number];
/** One feature of a sentence and the words that it was read from, `to` not included. */
export type Feature = { group: Group; name: string; from: number; to: number };

const negations = new Set(['not', 'never', 'no', 'without', 'nor', 'neither', 'hardly']);
const small = new Set(
  `i you he she it we they me him her us them my your his their our the a an this that is are am was were be been do does did have has had
  can could will would should might may must shall if when what who how where why which or and but so not no never because of to in on at
  for with about by from as than any some ever there here let just more out up`.split(/\s+/),
);
const askingStart = new Set(
  'do does did have has had is are was were can could will would should who what where when how why which any ever'.split(' '),
);

/** Does it ask, also without its question mark? */
export function isQuestion({ words, asks }: Sentence): boolean {
  if (asks) return true;
  const [first, second] = words.filter(({ text }) => !['and', 'so', 'but', 'okay', ',', 'well'].includes(text));
  if (!first || !second) return false;
  return askingStart.has(first.text) && !['if'].includes(second.text);
}

/** Everything in one sentence that a move may be read from. */
export function featuresOf(sentence: Sentence, findClasses: FindClasses): Feature[] {
  const words = sentence.words.map(({ text }) => text);
  const stems = stemsOf(sentence.words);
  const found = findClasses(stems);
  const asks = isQuestion(sentence);
  return [
    ...wordFeatures(words, stems),
    ...letterFeatures(words),
    ...classFeatures(words, stems, found, asks),
  ];
}

function wordFeatures(words: readonly string[], stems: readonly string[]): Feature[] {
  const features: Feature[] = [];
  const add = (name: string, from: number, to: number) => features.push({ group: 'word', name, from, to });
  let negated = 0;
  const at = stems.flatMap((stem, i) => (stem === ',' ? [] : [i]));
  at.forEach((i, k) => {
    const stem = stems[i] as string;
    const word = words[i] as string;
    const [j, l, m] = [at[k + 1], at[k + 2], at[k + 3]];
    add(`w ${word}`, i, i + 1);
    if (stem !== word) add(`s ${stem}`, i, i + 1);
    if (negated > 0) add(`not ${stem}`, i, i + 1);
    negated = negations.has(word) ? 4 : words[i + 1] === ',' ? 0 : negated - 1;
    if (j !== undefined) add(`${stem} ${stems[j]}`, i, j + 1);
    if (l !== undefined) add(`${stem} ${stems[j as number]} ${stems[l]}`, i, l + 1);
    if (l !== undefined) add(`${stem} _ ${stems[l]}`, i, l + 1);
    if (m !== undefined) add(`${stem} _ _ ${stems[m]}`, i, m + 1);
  });
  const first = at.slice(0, 3).map((i) => stems[i]);
  if (first.length > 0) {
    add(`^ ${first[0]}`, at[0] as number, (at[0] as number) + 1);
    add(`^ ${first.slice(0, 2).join(' ')}`, at[0] as number, (at[Math.min(1, at.length - 1)] as number) + 1);
  }
  return features;
}

function letterFeatures(words: readonly string[]): Feature[] {
  return words.flatMap((word, i) => {
    if (word === ',') return [];
    const letters = `<${word}>`;
    const features: Feature[] = [];
    for (let length = 3; length <= 5; length += 1)
      for (let k = 0; k + length <= letters.length; k += 1)
        features.push({ group: 'letters', name: `# ${letters.slice(k, k + length)}`, from: i, to: i + 1 });
    return features;
  });
}

function classFeatures(
  words: readonly string[],
  stems: readonly string[],
  found: readonly ClassFound[],
  asks: boolean,
): Feature[] {
  const features: Feature[] = [];
  const add = (name: string, from: number, to: number) => features.push({ group: 'class', name, from, to });
  const mood = asks ? '?' : '.';
  add(`@${mood}`, 0, 1);
  const once = [...new Map(found.map((one) => [one.id, one])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const one of once) {
    add(`@${one.id}`, one.from, one.to);
    add(`@${mood}${one.id}`, one.from, one.to);
    const negated = words.slice(Math.max(0, one.from - 4), one.to).some((word) => negations.has(word));
    if (negated) add(`@not ${one.id}`, one.from, one.to);
    for (const other of once) if (one.id < other.id) add(`@${one.id}+${other.id}`, one.from, one.to);
  }
  // The bones of the sentence: small words as they are, others as their class, what has none left out.
  const bones: { names: readonly string[]; from: number; to: number }[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const here = found.filter(({ from }) => from === i);
    if (here.length > 0) {
      const to = Math.max(...here.map((one) => one.to));
      bones.push({ names: [...new Set(here.map(({ id }) => `@${id}`))].slice(0, 3), from: i, to });
    } else if (small.has(words[i] as string)) bones.push({ names: [stems[i] as string], from: i, to: i + 1 });
  }
  bones.forEach((bone, i) => {
    const next = bones[i + 1];
    const third = bones[i + 2];
    for (const a of bone.names) {
      for (const b of next?.names ?? []) {
        add(`: ${a} ${b}`, bone.from, next?.to as number);
        for (const c of third?.names ?? []) add(`: ${a} ${b} ${c}`, bone.from, third?.to as number);
      }
    }
  });
  return features;
}
