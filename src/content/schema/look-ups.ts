import { z } from 'zod';
import { id, source } from './item.ts';

/** What an answer is: danger right now, what a word means, what must be done, an order or scheme, how to do it, help that endangers. */
const kind = z.enum(['danger', 'definition', 'duty', 'scheme', 'how-to', 'never']);

/**
 * dialogs/look-ups/topics.yaml: what can be looked up by typing. `codes` names groups of codes.yaml or single codes,
 * `see` other topics. A `danger` topic comes first whenever somebody types of it, then a `never` topic.
 */
export const topicsFile = z.strictObject({
  topics: z.array(
    z.strictObject({
      id,
      kind,
      source,
      services: z.array(id).default([]),
      codes: z.array(id).default([]),
      see: z.array(id).default([]),
    }),
  ),
});
export type Topic = z.infer<typeof topicsFile>['topics'][number];
