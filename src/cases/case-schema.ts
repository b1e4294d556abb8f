import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { unknownOne } from '../content/nearest.ts';
import { askingStages } from '../content/schema/enquiry.ts';
import { id, pathwayId } from '../content/schema/item.ts';
import { level } from '../content/schema/outcomes.ts';
import { otherStages } from '../core/enquiry/facts.ts';
import { answerChoices, heardChoices } from '../core/enquiry/which-questions.ts';

/** Every stage of the vocabulary's flow, those that this machine does not have yet included: a case may exclude them. */
const stages = [...askingStages, ...otherStages, 'recording', 'escalation', 'follow-up', 'closed'] as const;

/** A key without a value is YAML's null: it means the same as a key that is left out. */
const listOf = <T extends z.ZodType>(entry: T) =>
  z
    .array(entry)
    .nullish()
    .transform((list) => list ?? []);
const orElse = <T extends string>(entry: z.ZodType<T>, usual: T) =>
  entry.nullish().transform((value) => value ?? usual);
const oneOf = (ids: readonly string[]) => z.enum(ids as [string, ...string[]]);
/** As oneOf, for a list too long to be read out: the nearest id says more. */
const oneOfMany = (what: string, ids: readonly string[]) =>
  z
    .string()
    .refine((said) => ids.includes(said), { error: ({ input }) => unknownOne(what, String(input), ids) });
const idsOf = (...lists: readonly (readonly { id: string }[])[]) => [
  ...new Set(lists.flatMap((list) => list.map((entry) => entry.id))),
];

/** Answers by question id; `answers` says which ones a question may have. */
function answersTo<T>(ids: readonly string[], answers: (id: string) => z.ZodType<T>) {
  return z
    .strictObject(Object.fromEntries(ids.map((question) => [question, answers(question).optional()])))
    .nullish()
    .transform((given) => (given ?? {}) as Readonly<Record<string, T | undefined>>);
}

/** A number, or any of the ways to say that there is none. */
const unknownNumbers: readonly unknown[] = [null, 'not-done', 'not-known', 'not-asked'];
const numberFrom = (min: number, max: number) =>
  z
    .unknown()
    .refine((value) => unknownNumbers.includes(value) || z.int().min(min).max(max).safeParse(value).success, {
      error: `a whole number from ${min} to ${max}, or not-known`,
    })
    .transform((value) => (typeof value === 'number' ? value : undefined));

/** A case file (design/cases.md) with its defaults. The ids are those of the content, so that a slip is an error. */
export function caseSchema(content: Content) {
  const answer = oneOf(answerChoices);
  const readiness = (item: string) =>
    oneOf(content.readiness.find((r) => r.id === item)?.choices ?? answerChoices);
  const judgement = (item: string): z.ZodType<string | number | undefined> => {
    const found = content.judgement.find((j) => j.id === item);
    if (found?.kind === 'number') return numberFrom(found.min, found.max);
    return found?.kind === 'choice' ? oneOf(found.choices) : answer;
  };
  const bySide = <T>(lists: { 'may-harm': readonly T[]; 'may-be-harmed': readonly T[] }) => [
    ...lists['may-harm'],
    ...lists['may-be-harmed'],
  ];
  return z.strictObject({
    id,
    summary: z.string().trim().min(1),
    pathway: pathwayId,
    overlays: listOf(oneOf(idsOf(content.opening.overlays))),
    fgm: answersTo(idsOf(content.opening.fgm), () => oneOf(['yes', 'no', 'unsure'])),
    timing: orElse(oneOf(idsOf(content.opening.timings)), 'afterwards'),
    readiness: answersTo(idsOf(content.readiness), readiness),
    cues: listOf(oneOfMany('cue', idsOf(bySide(content.cues)))),
    household: listOf(oneOfMany('household entry', idsOf(content.household))),
    screening: answersTo(idsOf(bySide(content.screening)), () => oneOf(heardChoices)),
    'immediate-safety': answersTo(idsOf(content.immediateSafety), () => answer),
    prompting: answersTo(idsOf(bySide(content.prompting)), () => answer),
    direct: answersTo(idsOf(content.direct), () => answer),
    factors: answersTo(idsOf(content.factors), () => answer),
    'other-factors': orElse(z.enum(['no', 'not-asked']), 'not-asked'),
    vulnerabilities: listOf(oneOfMany('vulnerability', idsOf(content.vulnerabilities.vulnerabilities))),
    judgement: answersTo(idsOf(content.judgement), judgement),
    'danger-at': oneOfMany('stage', stages).nullish(),
    expect: expectations(content),
  });
}

/** Only what is written here is checked. */
function expectations(content: Content) {
  const some = (what: string, ids: readonly string[]) => z.array(oneOfMany(what, ids)).nullish();
  const rules = some('rule', idsOf(content.rules));
  const routes = some('route', idsOf(content.routes));
  const cautions = some('caution', idsOf(content.cautions));
  return z.strictObject({
    level: level.nullish(),
    incomplete: z.boolean().nullish(),
    rules,
    'rules-exactly': rules,
    'routes-include': routes,
    'routes-exclude': routes,
    'cautions-include': cautions,
    'cautions-exclude': cautions,
    'stages-include': some('stage', stages),
    'stages-exclude': some('stage', stages),
  });
}

export type Case = z.infer<ReturnType<typeof caseSchema>>;
