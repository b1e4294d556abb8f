import { z } from 'zod';
import { id } from './item.ts';

export const splits = ['train', 'development', 'test'] as const;
export type Split = (typeof splits)[number];

const says = z.string().min(1);
const part = z.strictObject({ says, moves: z.array(id).min(1) });
const utterance = z.strictObject({
  says: says.optional(),
  moves: z.array(id).min(1).optional(),
  parts: z.array(part).min(2).optional(),
  after: z.string().optional(),
});

/**
 * dialogs/rehearsal/moves/*.yaml: what one author wrote. An entry `says` one thing with its moves, or has `parts`, each
 * with its own; `after` is the patient's line just before it. One author stands in one split only.
 */
export const corpusFile = z.strictObject({
  author: id,
  split: z.enum(splits),
  utterances: z.array(utterance).min(1),
});

/** dialogs/rehearsal/recogniser/word-classes.yaml: words and phrases that mean alike, separated by commas, by class. */
export const wordClassesFile = z.record(id, z.string().min(1));
