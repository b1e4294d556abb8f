import fc from 'fast-check';
import type { Content } from '../../../src/content/content.ts';
import { levels } from '../../../src/content/schema/outcomes.ts';
import type { Answers, Facts, Value } from '../../../src/core/enquiry/facts.ts';

export const notKnown = ['unsure', 'declined', 'not-asked'] as const;
const answer = fc.constantFrom<string>('yes', 'no', ...notKnown);

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
const both = (lists: Record<'may-harm' | 'may-be-harmed', readonly { id: string }[]>) => [
  ...new Set([...ids(lists['may-harm']), ...ids(lists['may-be-harmed'])]),
];

/** A few of some ids with an answer each: mostly few, or hardly any facts would stay under the highest levels. */
function few(some: readonly string[], value: fc.Arbitrary<Value> = answer, most = 6) {
  const entry = fc.tuple(fc.constantFrom(...some), value);
  return fc.array(entry, { maxLength: most, size: 'max' }).map((entries) => Object.fromEntries(entries));
}

const ticked = (some: readonly string[], most: number) => fc.subarray([...some], { maxLength: most });

/** What the content asks, by stage, with arbitrary answers. */
export function arbitraryAnswers(content: Content): fc.Arbitrary<Answers> {
  const factors = ids(content.factors);
  const readiness = fc.record(
    Object.fromEntries(
      content.readiness.map(({ id, choices, safe }) => {
        const offered = choices ?? ['yes', 'no', 'unsure'];
        return [id, fc.constantFrom(...offered, ...Array(6).fill(safe?.[0] ?? offered[0]))];
      }),
    ),
  );
  const judgement = fc.record(
    {
      ...{ 'serious-concern': answer, 'previous-marac': answer },
      'dash-ticks': fc.oneof(fc.constant('not-asked'), fc.nat(24)),
      'police-callouts-12-months': fc.oneof(fc.constant('not-asked'), fc.nat(5)),
      consent: fc.constantFrom('given', 'refused', 'not-safe-to-ask', 'not-asked'),
    },
    { requiredKeys: [] },
  );
  return fc.record(
    {
      opening: fc.record(
        {
          pathway: fc.constantFrom('may-harm', 'may-be-harmed', 'unclear'),
          timing: fc.constantFrom('in-consultation', 'afterwards'),
          overlays: fc.oneof(
            { weight: 4, arbitrary: fc.constant([]) },
            ticked(ids(content.opening.overlays), 3),
          ),
          ...{ 'known-under-18': answer, 'at-risk-under-18': answer },
        },
        { requiredKeys: ['pathway', 'timing', 'overlays'] },
      ),
      readiness,
      cues: fc.record({ cues: ticked(both(content.cues), 3) }),
      household: fc.record({ household: ticked(ids(content.household), 3) }),
      'immediate-safety': few(ids(content.immediateSafety), answer, 3),
      screening: few(both(content.screening), fc.constantFrom('concern-heard', 'nothing-heard', 'not-asked')),
      prompting: few(both(content.prompting), answer, 3),
      direct: few(ids(content.direct), answer, 1),
      factors: fc.oneof(
        few(factors),
        few(factors, answer, 60),
        few(factors, fc.constantFrom('no', 'not-asked'), 60),
      ),
      judgement,
    },
    { requiredKeys: ['opening'] },
  ) as fc.Arbitrary<Answers>;
}

/** Everything that a session can know, except what nobody can have told. */
export function arbitraryFacts(content: Content): fc.Arbitrary<Facts> {
  return fc
    .record({
      answers: arbitraryAnswers(content),
      danger: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, fc.constant('screening' as const)),
      ownLevel: fc.option(
        fc.record({ level: fc.constantFrom(...levels), reason: fc.constantFrom('', 'written reason') }),
        { nil: undefined },
      ),
    })
    .map(({ answers, danger, ownLevel }) => ({
      ...{ answers, notes: {}, unconfirmed: [], setAside: [] },
      ...(danger && { danger }),
      ...(ownLevel && { ownLevel }),
    }));
}

/** A few factors and nothing else: rules that count them are seldom the only ones to fire on facts of all kinds. */
export function onlyFactors(content: Content): fc.Arbitrary<Facts> {
  const quiet = ids(content.factors.filter((factor) => !factor['evidence-of-abuse']));
  return fc.subarray(quiet, { maxLength: 5 }).map((present) => ({
    answers: {
      opening: { pathway: 'may-harm', timing: 'afterwards', overlays: [] },
      factors: Object.fromEntries(present.map((id) => [id, 'yes'])),
    },
    ...{ notes: {}, unconfirmed: [], setAside: [] },
  }));
}

/** The same facts with other answers in one stage. */
export function withAnswers(
  facts: Facts,
  stage: keyof Answers,
  given: Readonly<Record<string, Value>>,
): Facts {
  return { ...facts, answers: { ...facts.answers, [stage]: { ...facts.answers[stage], ...given } } };
}
