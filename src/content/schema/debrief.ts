import { z } from 'zod';
import { id, source } from './item.ts';

const moves = z.array(id).min(1);
const share = z.number().gt(0).max(1);
const worth = { id, source };

/** One point of a competence. Each rule is a function in src/core/rehearsal/debrief/which-points.ts. */
const point = z.discriminatedUnion('rule', [
  z.strictObject({ ...worth, rule: z.literal('said'), moves, when: moves.optional() }),
  z.strictObject({ ...worth, rule: z.literal('never'), moves }),
  z.strictObject({ ...worth, rule: z.enum(['before', 'after']), moves, than: moves }),
  z.strictObject({
    ...worth,
    rule: z.enum(['open-questions', 'reflections', 'tellings-thanked', 'hints-followed']),
    share,
  }),
]);
export type CompetencePoint = z.infer<typeof point>;

const phrases = z.array(z.string().regex(/^[a-z]+( [a-z]+)*$/, 'small letters, without apostrophes')).min(1);

/** How the wording of a question tells whether it is open. */
const questions = z.strictObject({
  ...{ open: phrases, closed: phrases, invites: phrases, polite: phrases, fillers: phrases },
  'open-moves': moves,
});
export type QuestionWords = z.infer<typeof questions>;

/** dialogs/rehearsal/competences.yaml: what the debrief looks for. */
export const competencesFile = z.strictObject({
  questions,
  competences: z.array(z.strictObject({ id, source, points: z.array(point).min(1) })).min(1),
  well: z.strictObject({ first: z.array(id), always: z.array(z.strictObject(worth)).min(3) }),
  try: z.strictObject({ first: z.array(id), otherwise: z.strictObject(worth) }),
});
export type Competences = z.infer<typeof competencesFile>;
