import { z } from 'zod';
import { id, item, pathwayId, raisingItem, source } from './item.ts';

/** The stages of an enquiry in which something is asked, in order. */
export const askingStages = [
  'opening',
  'readiness',
  'cues',
  'household',
  'immediate-safety',
  'screening',
  'prompting',
  'direct',
  'motivation',
  'factors',
  'vulnerabilities',
  'judgement',
] as const;
export const askingStage = z.enum(askingStages);
export type AskingStage = z.infer<typeof askingStage>;

/** dialogs/enquiry/opening.yaml. `available: false` keeps a pathway out of Teams; cases can still play it. */
export const openingFile = z.strictObject({
  pathways: z.array(z.strictObject({ id: pathwayId, source, available: z.boolean() })),
  overlays: z.array(
    z.strictObject({
      id: z.enum(['honour-based', 'forced-marriage', 'fgm']),
      source,
      available: z.boolean(),
    }),
  ),
  fgm: z.array(item),
  timings: z.array(z.strictObject({ id: z.enum(['preparing', 'in-consultation', 'afterwards']), source })),
});

/** dialogs/enquiry/readiness.yaml. `safe` lists the answers that let the enquiry go on; without it the item never gates. */
export const readinessFile = z.strictObject({
  readiness: z.array(
    z.strictObject({ id, source, choices: z.array(id).optional(), safe: z.array(id).optional() }),
  ),
});

/** Cues, screening and prompting have one list for each side; pathway `unclear` is offered both. */
const bySide = <T extends z.ZodType>(entry: T) =>
  z.strictObject({ 'may-harm': z.array(entry), 'may-be-harmed': z.array(entry) });

export const cuesFile = z.strictObject({
  cues: bySide(raisingItem.extend({ 'evidence-of-abuse': z.boolean().default(false) })),
});
export const householdFile = z.strictObject({
  household: z.array(raisingItem.extend({ 'child-or-unborn': z.boolean().default(false) })),
});
export const immediateSafetyFile = z.strictObject({ 'immediate-safety': z.array(item) });
export const screeningFile = z.strictObject({ screening: bySide(item) });
export const promptingFile = z.strictObject({
  prompting: bySide(item.extend({ 'evidence-of-abuse': z.boolean() })),
});
export const directFile = z.strictObject({
  direct: z.array(raisingItem.extend({ 'evidence-of-abuse': z.boolean() })),
});
export const motivationFile = z.strictObject({ motivation: z.array(item) });

const instrument = z.enum(['seven-minute', 'specsss', 'checklist', 'dhr']);
export type Instrument = z.infer<typeof instrument>;

/** dialogs/enquiry/factors.yaml. `beside` names a question whose answer is shown next to this factor. */
export const factorsFile = z.strictObject({
  factors: z.array(
    z.strictObject({
      id,
      source,
      in: z.array(instrument).min(1),
      'evidence-of-abuse': z.boolean().default(false),
      'lethal-indicator': z.boolean().default(false),
      beside: id.optional(),
    }),
  ),
});
export const vulnerabilitiesFile = z.strictObject({
  source,
  vulnerabilities: z.array(item),
});
/** dialogs/enquiry/say-first.yaml: words to say aloud before a question; `for` is the side whose questions they precede. */
const sayFirst = z.array(item.extend({ for: z.array(z.enum(['may-harm', 'may-be-harmed'])).min(1) }));
export const sayFirstFile = z.strictObject({ 'before-screening': sayFirst, 'after-a-yes': sayFirst });
export const judgementFile = z.strictObject({
  judgement: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('answer'), id, source }),
      z.strictObject({ kind: z.literal('choice'), id, source, choices: z.array(id).min(2) }),
      z.strictObject({ kind: z.literal('number'), id, source, min: z.int(), max: z.int() }),
    ]),
  ),
});

/** dialogs/enquiry/cards.yaml: which stages share a card afterwards, and which are asked one question at a time. */
export const cardsFile = z.strictObject({
  afterwards: z.array(z.array(askingStage).min(1)),
  'one-at-a-time': z.array(askingStage),
});
