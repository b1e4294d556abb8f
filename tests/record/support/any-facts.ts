import fc from 'fast-check';
import { type AskingStage, askingStages } from '../../../src/content/schema/enquiry.ts';
import { levels } from '../../../src/content/schema/outcomes.ts';
import type { Answers, Facts, Value } from '../../../src/core/enquiry/facts.ts';
import { whichQuestions } from '../../../src/core/enquiry/which-questions.ts';
import { content } from './write.ts';

/** Every question of every pathway, so that answers left over from a pathway that was left are there too. */
const everyQuestion = (stage: AskingStage) => {
  const unclear: Facts = {
    answers: { opening: { pathway: 'unclear', overlays: ['fgm'], timing: 'afterwards' } },
    ...{ notes: {}, unconfirmed: [], setAside: [] },
  };
  return whichQuestions(content, unclear, stage);
};

const values = (stage: AskingStage) =>
  fc.record<Record<string, Value>>(
    Object.fromEntries(
      everyQuestion(stage).map((q): [string, fc.Arbitrary<Value>] => {
        if (q.kind === 'number')
          return [q.id, fc.oneof(fc.constant<Value>('not-asked'), fc.integer({ min: q.min, max: q.max }))];
        if (q.kind === 'many') return [q.id, fc.subarray(q.choices.map(({ id }) => id))];
        return [q.id, fc.constantFrom<Value>(...q.choices)];
      }),
    ),
    { requiredKeys: [] },
  );

const noteKeys = [
  ...askingStages,
  ...askingStages.flatMap((stage) => everyQuestion(stage).map(({ id }) => id)),
];

/** A note that can be found again: it holds its own key, and nothing that a record says by itself. */
export const sentinel = (key: string, size = 0) => `<<${key}>>${'x'.repeat(size)}`;

const notes: fc.Arbitrary<Record<string, string>> = fc
  .uniqueArray(fc.constantFrom(...new Set(noteKeys)), { maxLength: 30 })
  .chain((keys) =>
    fc
      .array(fc.integer({ min: 0, max: 900 }), { minLength: keys.length, maxLength: keys.length })
      .map((sizes) => Object.fromEntries(keys.map((key, i) => [key, sentinel(key, sizes[i])]))),
  );

const stageAnswers = Object.fromEntries(
  askingStages
    .filter((stage) => stage !== 'opening')
    .map((stage) => [stage, fc.option(values(stage), { nil: undefined })]),
);

/** Any facts at all, likely or not: also those that no conversation of today could lead to. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    opening: fc.record({
      pathway: fc.constantFrom('may-harm', 'may-be-harmed', 'unclear'),
      timing: fc.constantFrom('in-consultation', 'afterwards'),
      overlays: fc.oneof(
        { weight: 2, arbitrary: fc.constant<string[]>([]) },
        fc.subarray(content.opening.overlays.map(({ id }): string => id)),
      ),
    }),
    source: fc.constantFrom('patient', 'observed', 'victim', 'child', 'other-professional', undefined),
    rest: fc.record(stageAnswers),
    notes,
    unconfirmed: fc.subarray(['information-source', 'shouting-or-smashing']),
    setAside: fc.subarray(
      content.factors.map(({ id }) => id),
      { maxLength: 3 },
    ),
    danger: fc.option(fc.constantFrom(...askingStages), { nil: undefined }),
    ownLevel: fc.option(
      fc.record({ level: fc.constantFrom(...levels), reason: fc.constant(sentinel('own-reason')) }),
      { nil: undefined },
    ),
  })
  .map(({ opening, source, rest, danger, ownLevel, ...facts }) => {
    const answers: Answers = Object.fromEntries(
      Object.entries({ opening, ...rest }).filter(([, value]) => value !== undefined),
    );
    const readiness = { ...answers.readiness };
    delete readiness['information-source'];
    return {
      ...facts,
      answers: {
        ...answers,
        ...(answers.readiness && {
          readiness: { ...readiness, ...(source && { 'information-source': source }) },
        }),
      },
      ...(danger && { danger }),
      ...(ownLevel && { ownLevel }),
    };
  });
