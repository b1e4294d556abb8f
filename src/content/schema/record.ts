import { z } from 'zod';
import { id, item, source } from './item.ts';

/**
 * The five sheets that can be written. `person-harmed-not-seen` is the record of the person at risk where somebody else
 * was the patient; `either-side` is the record of the patient who was seen when it is not clear who is harming whom.
 */
export const sheets = [
  'person-causing-harm',
  'person-harmed',
  'person-harmed-not-seen',
  'either-side',
  'child',
] as const;
export type Sheet = (typeof sheets)[number];

/** Whoever may be causing harm may one day read these two. */
const mayBeReadByPersonCausingHarm: readonly Sheet[] = ['person-causing-harm', 'either-side'];

/**
 * What tells that somebody else has spoken: help that is planned behind the back of the person causing harm, codes and
 * ticks that come from the person at risk. An edit of the YAML must not be able to put one of them into that record.
 */
const tellsThatSomebodySpoke = {
  routes: ['marac', 'forced-marriage-unit', 'police-101-fgm', 'police-999-or-101'],
  cautions: [
    ...[
      'do-not-use-victim-information',
      'see-separately',
      'separation-raises-risk',
      'do-not-suggest-leaving',
    ],
    ...['share-without-consent-when-at-risk', 'tell-only-when-safe', 'one-chance', 'do-not-contact-family'],
  ],
  codes: [
    ...['429746005', '758941000000108', '886191000000108', '978091000000105', '1077911000000105'],
    ...['1290301000000109', '514341000000108', '514331000000104'],
  ],
} as const;

const onSheets = { source, sheets: z.array(z.enum(sheets)) };
const keptApart = (row: { sheets: readonly Sheet[] }, id: string, apart: readonly string[]) =>
  !apart.includes(id) || !row.sheets.some((sheet) => mayBeReadByPersonCausingHarm.includes(sheet));
const notThere = {
  error: 'this would tell the person causing harm that somebody has spoken',
  path: ['sheets'],
};

/** What a code can follow from, besides a route. Each name is a condition in src/core/record/which-codes.ts. */
export const codeFacts = ['abuse-evident', 'dash-done', 'heard-at-marac', 'always'] as const;
export type CodeFact = (typeof codeFacts)[number];

/** dialogs/outcomes/record.yaml: what each record may carry, and which code follows from what. */
export const recordFile = z.strictObject({
  routes: z.array(
    z
      .strictObject({ id, as: z.enum(['action', 'information', 'follow-up']), ...onSheets })
      .refine((row) => keptApart(row, row.id, tellsThatSomebodySpoke.routes), notThere),
  ),
  cautions: z.array(
    z
      .strictObject({ id, as: z.enum(['list', 'header', 'information', 'consent', 'conduct']), ...onSheets })
      .refine((row) => keptApart(row, row.id, tellsThatSomebodySpoke.cautions), notThere),
  ),
  codes: z.array(
    z
      .strictObject({
        code: z.string().regex(/^\d{6,18}$/, 'a SNOMED CT identifier is 6 to 18 digits'),
        route: id.optional(),
        fact: z.enum(codeFacts).optional(),
        mark: z.enum(['recorded', 'when-done', 'consider', 'only-if-concerned', 'if-withheld']),
        ...onSheets,
      })
      .refine((row) => (row.route === undefined) !== (row.fact === undefined), {
        error: 'a code follows from a route or from a fact, one of the two',
      })
      .refine((row) => keptApart(row, row.code, tellsThatSomebodySpoke.codes), notThere),
  ),
  'rules-apart': z.array(
    z
      .strictObject({ id, ...onSheets })
      .refine((row) => !row.sheets.some((sheet) => mayBeReadByPersonCausingHarm.includes(sheet)), notThere),
  ),
  'own-cues': z.array(item),
  injuries: z.array(item),
  checklist: z.array(z.strictObject({ id, ...onSheets })),
});
