import { z } from 'zod';
import { id, source } from './item.ts';

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

/** dialogs/outcomes/response.yaml: what to say and what not to say, by the side that is spoken to. */
const sayings = z.strictObject({
  say: z.array(z.strictObject({ id, source })),
  'do-not': z.array(z.strictObject({ id, source })),
});
export const responseFile = z.strictObject({ 'may-harm': sayings, 'may-be-harmed': sayings });

/** dialogs/outcomes/policy.yaml: local thresholds. */
export const policyFile = z.strictObject({
  'dash-ticks': z.strictObject({ value: z.int().min(1).max(24), source }),
  'police-callouts-12-months': z.strictObject({ value: z.int().min(1), source }),
});
export type Policy = { dashTicks: number; policeCallouts12Months: number };
