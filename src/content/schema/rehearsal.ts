import { z } from 'zod';
import type { Competences } from './debrief.ts';
import { id, pathwayId, source } from './item.ts';

/** dialogs/rehearsal/moves.yaml: the moves of a trainee, and under which heading a correction lists them. */
export const moveGroups = ['opening', 'asking', 'risk', 'responding', 'helping', 'harmful', 'other'] as const;
export const movesFile = z.strictObject({
  moves: z.array(
    z.strictObject({
      id,
      kind: z.enum(['good', 'harmful', 'neutral']),
      group: z.enum(moveGroups),
      source,
    }),
  ),
});

const points = z.number().min(0).max(10);
const change = z.number().min(-10).max(10).default(0);
const disposition = z.strictObject({ trust: points, defensiveness: points, shame: points, energy: points });
const changes = { trust: change, defensiveness: change, shame: change, energy: change };

/** How the patient is with the trainee: `open` and `shut` by thresholds (persona.yaml), `guarded` in between. */
export const moods = ['open', 'guarded', 'shut'] as const;
const mood = z.enum(moods);
export type Mood = z.infer<typeof mood>;

/** What an effect may depend on. Each name is a condition in src/core/rehearsal/which-effects.ts. */
export const circumstances = [
  ...['open', 'not-open', 'shut', 'early', 'late', 'listened-to', 'not-listened-to'],
  ...['limits-set', 'limits-not-set', 'secrecy-promised', 'comfortable', 'nothing-told', 'something-told'],
] as const;
const circumstance = z.enum(circumstances);
export type Circumstance = z.infer<typeof circumstance>;

/** What one move does to the patient. Of the rows for a move the first whose circumstances all hold counts. */
const effect = z.strictObject({ move: id, when: z.array(circumstance).default([]), ...changes });
export type Effect = z.infer<typeof effect>;

/** dialogs/rehearsal/persona.yaml: what every patient shares unless the scenario says otherwise. */
export const personaFile = z.strictObject({
  open: z.strictObject({ trust: points, defensiveness: points }),
  shut: z.strictObject({ trust: points, defensiveness: points }),
  'energy-each-turn': z.number().min(0).max(2),
  'early-turns': z.int().min(1).max(10),
  effects: z.array(effect).min(1),
});

/** What a reply can answer besides a move. */
export const occasions = [
  /** Nothing of what was said could be read. */
  'unread',
  /** The trainee said nothing, or only "hm": the patient waits, or goes on by themselves. */
  'pause',
  /** Too ashamed to answer a question. */
  'silence',
  /** Asked directly before it was explained why. */
  'why-ask',
  /** Asked again after it was told. */
  'told-already',
  /** Asked the same thing for the third time. */
  'irritated',
  /** A question while the patient sits comfortably in an excuse that the trainee has agreed with. */
  'comfortable',
  /** The trainee waved this topic away earlier and now asks about it. */
  'waved-away',
  /** Goodbye before much was said. */
  'closing-early',
  /** Drifts off, in the middle of small talk. */
  'tangent',
] as const;
export type Occasion = (typeof occasions)[number];

/**
 * One row of answers, of which there are `lines` wordings. `to` names moves or occasions; `mood` and `topic` narrow it
 * down. The first row that fits is taken, so narrow rows stand above wide ones.
 */
const reply = z.strictObject({
  id,
  to: z.array(id).min(1),
  mood: z.array(mood).min(1).optional(),
  topic: z.array(id).min(1).optional(),
  lines: z.int().min(3).max(12).default(3),
});
export type ReplyRow = z.infer<typeof reply>;

/** How a conversation can end. */
export const endingKinds = ['goodbye', 'tired', 'out-of-time', 'walked-out', 'stopped'] as const;
export type EndingKind = (typeof endingKinds)[number];

const some = z.array(id).default([]);
/** What one thing told comes to in the enquiry's own terms: every id there is answered yes, or "concern heard". */
const finds = z.strictObject({
  ...{ cues: some, household: some, screening: some, prompting: some, direct: some, motivation: some },
  ...{ factors: some, vulnerabilities: some },
});
export type Finds = z.infer<typeof finds>;

/** What cannot wait, whatever the ending. Without conditions it would always be said. */
const stillFirst = z
  .strictObject({
    id,
    source,
    /** Each of these groups needs one of its ids told, or in the reception note. */
    heard: z.array(finds).default([]),
    /** One of these moves was made. */
    said: some,
  })
  .refine(({ heard, said }) => heard.length + said.length > 0, {
    error: 'say when: `heard` or `said`',
  });

/** dialogs/rehearsal/common.yaml: what a scenario leaves open, what the guidance expects in order, what is left to do. */
export const commonFile = z.strictObject({
  source,
  replies: z.array(reply),
  expects: z.array(z.strictObject({ id, source, moves: z.array(id).min(1), after: z.array(id).default([]) })),
  endings: z.array(
    z.strictObject({
      id: z.enum(endingKinds),
      still: z.array(z.strictObject({ id, source })),
    }),
  ),
  'still-first': z.array(stillFirst),
});

/** One way to hear a fact: one of these moves, at this trust or more, at this defensiveness or less. */
const way = z.strictObject({
  moves: z.array(id).min(1),
  trust: points.default(0),
  defensiveness: points.default(10),
  /** Facts that must have been told before. */
  after: some,
  /** Only while this is what is being talked about. */
  topic: id.optional(),
});
export type Way = z.infer<typeof way>;

const fact = z.strictObject({
  id,
  source,
  topic: id,
  /** What the telling costs, or eases. */
  ...changes,
  finds: finds.prefault({}),
  needs: z.array(way).min(1),
  /** Wordings of the telling; one of them is said, once. */
  tell: z.int().min(1).max(6).default(1),
  /** Wordings of the half-sentence that should make one ask on; one is said, once. 0: told plainly or not at all. */
  hint: z.int().min(0).max(6).default(1),
  /** The patient may drop the hint unasked when somebody listens. */
  volunteers: z.boolean().default(false),
});
export type ScenarioFact = z.infer<typeof fact>;

/** A line that refers back. Said once, before the answer, when one of `on` happens after `of`. */
const memory = z
  .strictObject({
    id,
    source,
    /** A move that the trainee made earlier … */
    of: id.optional(),
    /** … or a fact that the patient told earlier … */
    'of-fact': id.optional(),
    /** … or a move that the trainee never made. */
    without: id.optional(),
    on: z.array(id).min(1),
    lines: z.int().min(1).max(6).default(1),
    ...changes,
  })
  .refine((one) => [one.of, one['of-fact'], one.without].filter(Boolean).length === 1, {
    error: 'a memory is of a move, of a fact, or of a move that was not made: one of the three',
  });
export type Memory = z.infer<typeof memory>;

export const warnings = [
  ...([
    'violence',
    'children',
    'suicide',
    'pregnancy',
    'strangulation',
    'weapons',
    'sexual-violence',
  ] as const),
  ...([
    'control',
    'alcohol-or-drugs',
    'mental-illness',
    'homicide',
    'older-person',
    'child-hurt',
    'prejudice',
  ] as const),
] as const;

/** dialogs/rehearsal/scenarios/<id>.yaml: one patient. */
export const scenarioFile = z.strictObject({
  id,
  source,
  order: z.int().min(1).max(99),
  difficulty: z.enum(['first', 'middle', 'hard']),
  /** What somebody may not want to read about today. */
  'warns-of': z.array(z.enum(warnings)).min(1),
  pathway: pathwayId.default('may-harm'),
  disposition,
  /** Rows that go before those of persona.yaml. */
  effects: z.array(effect).default([]),
  /** Known before a word is said: from the reception note. */
  given: finds.prefault({}),
  /** Where the concern comes from, as the readiness check asks it. */
  'information-source': z
    .enum(['patient', 'victim', 'child', 'other-professional', 'observed'])
    .default('patient'),
  /** Facts hinted at in the very first words. */
  opening: z.strictObject({ topic: id, hints: some }),
  facts: z.array(fact).min(4),
  replies: z.array(reply).min(1),
  memories: z.array(memory).min(2),
  endings: z.array(
    z.strictObject({
      kind: z.enum(endingKinds),
      mood: z.array(mood).min(1).optional(),
      id,
      lines: z.int().min(1).max(6).default(1),
    }),
  ),
});
export type Scenario = z.infer<typeof scenarioFile>;
export type Persona = z.infer<typeof personaFile>;
export type Common = z.infer<typeof commonFile>;
export type Moves = z.infer<typeof movesFile>['moves'];

/** A list of wordings in a locale: where it stands, and how many it has. */
export type Lines = { path: string; lines: number };

/** All that dialogs/rehearsal/ says. `version` is a digest of it, apart from the enquiry's: neither disturbs the other. */
export type Rehearsal = {
  version: string;
  moves: Moves;
  persona: Persona;
  common: Common;
  competences: Competences;
  scenarios: readonly Scenario[];
};
