import { z } from 'zod';

/** An id of the vocabulary: lower case words joined by hyphens. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');

/** Where an item comes from: document and section, several separated by semicolons ("briefing 2; sop 8.9"). */
export const source = z
  .string()
  .regex(
    /^(briefing|sop|guide|norfolk|dhr|facts)\b[ ,].+$/,
    'a source names the document (briefing, sop, guide, norfolk, dhr) and the section',
  );

const pathways = ['may-harm', 'may-be-harmed', 'unclear'] as const;
export const pathwayId = z.enum(pathways);

/** Anything that is asked or ticked and is worth no more than its id and its source. */
export const item = z.strictObject({ id, source });

/** `raises` names the factors that this entry already states; `raises-on` limits that to some pathways. */
const raising = { raises: z.array(id).default([]), 'raises-on': z.array(pathwayId).optional() };
export const raisingItem = z.strictObject({ id, source, ...raising });

export type Item = z.infer<typeof item>;
export type RaisingItem = z.infer<typeof raisingItem>;
export type PathwayId = z.infer<typeof pathwayId>;
