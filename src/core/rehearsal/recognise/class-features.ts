import { type Feature, negations } from './feature.ts';
import { isQuestion } from './is-question.ts';
import type { Sentence } from './read-words.ts';
import type { ClassFound } from './which-classes.ts';

const smallWords = new Set(
  `i you he she it we they me him her us them my your his their our the a an this that is are am was were be been do
  does did have has had can could will would should might may must shall if when what who how where why which or and
  but so not no never because of to in on at for with about by from as than any some ever there here let just more out
  up`.split(/\s+/),
);

/** A bone of the sentence: a small word as it is, another as its classes. What has no class is left out. */
type Bone = { names: readonly string[]; from: number; to: number };

/** Classes alone, asked or told, negated, in pairs, and the bones of the sentence in twos and threes. */
export function classFeatures(
  sentence: Sentence,
  stems: readonly string[],
  found: readonly ClassFound[],
): Feature[] {
  const features: Feature[] = [];
  const add = (name: string, from: number, to: number) => features.push({ group: 'class', name, from, to });
  const words = sentence.words.map(({ text }) => text);
  const mood = isQuestion(sentence) ? '?' : '.';
  add(`@${mood}`, 0, 1);
  const classes = [...new Map(found.map((one) => [one.id, one])).values()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  for (const one of classes) {
    add(`@${one.id}`, one.from, one.to);
    add(`@${mood}${one.id}`, one.from, one.to);
    const near = words.slice(Math.max(0, one.from - 4), one.to);
    if (near.some((word) => negations.has(word))) add(`@not ${one.id}`, one.from, one.to);
    for (const other of classes) if (one.id < other.id) add(`@${one.id}+${other.id}`, one.from, one.to);
  }
  const bones = bonesOf(words, stems, found);
  bones.forEach((bone, i) => {
    const second = bones[i + 1];
    const third = bones[i + 2];
    if (!second) return;
    for (const a of bone.names) {
      for (const b of second.names) {
        add(`: ${a} ${b}`, bone.from, second.to);
        for (const c of third?.names ?? []) add(`: ${a} ${b} ${c}`, bone.from, third?.to ?? second.to);
      }
    }
  });
  return features;
}

function bonesOf(words: readonly string[], stems: readonly string[], found: readonly ClassFound[]): Bone[] {
  const at = Map.groupBy(found, ({ from }) => from);
  return words.flatMap((word, from): Bone[] => {
    const here = at.get(from);
    if (here) {
      const names = [...new Set(here.map(({ id }) => `@${id}`))].slice(0, 3);
      return [{ names, from, to: Math.max(...here.map(({ to }) => to)) }];
    }
    return smallWords.has(word) ? [{ names: [stems[from] ?? word], from, to: from + 1 }] : [];
  });
}
