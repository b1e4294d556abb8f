import { z } from 'zod';
import { id, item, source } from './item.ts';

/** The levels, from the least to the most urgent. None of them means "no risk". */
export const levels = ['standard', 'medium', 'high', 'immediate'] as const;
export const level = z.enum(levels);
export type Level = z.infer<typeof level>;

/** dialogs/outcomes/rules.yaml. When a rule fires is code of the same name; what it leads to is here. */
export const rulesFile = z.strictObject({
  rules: z.array(
    z.strictObject({
      id,
      source,
      level,
      routes: z.array(id).default([]),
      cautions: z.array(id).default([]),
    }),
  ),
});

/** dialogs/outcomes/routes.yaml, most urgent first: the order in which the summary shows them. */
export const routesFile = z.strictObject({
  routes: z.array(z.strictObject({ id, source, services: z.array(id).default([]) })),
});

/** dialogs/outcomes/cautions.yaml, in the order in which the summary shows them. */
export const cautionsFile = z.strictObject({ cautions: z.array(z.strictObject({ id, source })) });

/** What there is to know besides, where it applies, the most urgent first: the order in which the card shows it. */
export const responseSections = [
  'honour-based',
  'forced-marriage',
  'fgm',
  'unclear',
  'both-patients',
  'non-disclosure',
] as const;
export type ResponseSection = (typeof responseSections)[number];

/** dialogs/outcomes/response.yaml: what to say, what not to say and what to know, by the side that is spoken to. */
const sayings = z.strictObject({ say: z.array(item), 'do-not': z.array(item), know: z.array(item) });
const section = z.strictObject({ know: z.array(item), 'do-not': z.array(item).default([]) });
export const responseFile = z.strictObject({
  ...{ 'may-harm': sayings, 'may-be-harmed': sayings, 'honour-based': section, 'forced-marriage': section },
  ...{ fgm: section, unclear: section, 'both-patients': section, 'non-disclosure': section },
});

/** dialogs/outcomes/who-else.yaml: who else may know, and who of the two can ask there. */
export const whoElseFile = z.strictObject({
  cautions: z.array(item),
  'who-else': z.array(item.extend({ by: z.enum(['clinician', 'lead']) })),
});

/** dialogs/outcomes/reflect.yaml: for the clinician, afterwards. */
export const reflectFile = z.strictObject({ questions: z.array(item), 'take-to': z.array(item) });

/** dialogs/outcomes/policy.yaml: local thresholds. */
export const policyFile = z.strictObject({
  'dash-ticks': z.strictObject({ value: z.int().min(1).max(24), source }),
  'police-callouts-12-months': z.strictObject({ value: z.int().min(1), source }),
  /** Further away than two weeks is no longer soon. */
  'follow-up-working-days': z.strictObject({ value: z.int().min(1).max(10), source }),
});
export type Policy = { dashTicks: number; policeCallouts12Months: number; followUpWorkingDays: number };
