import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Level, levels } from '../../src/content/schema/outcomes.ts';
import { assess } from '../../src/core/assessment/assess.ts';
import type { Answers, Facts, Value } from '../../src/core/enquiry/facts.ts';
import { raisedFactors } from '../../src/core/enquiry/raised-factors.ts';
import { realContent } from '../support/content.ts';
import { arbitraryFacts, notKnown, onlyFactors, withAnswers } from './support/arbitrary-facts.ts';

const content = realContent();
const someFacts = fc.oneof({ weight: 3, arbitrary: arbitraryFacts(content) }, onlyFactors(content));
const rank = (level: Level) => levels.indexOf(level);
const of = (facts: Facts) => assess(content, facts);
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 1500) =>
  fc.assert(property, { numRuns });

type Asked = { stage: keyof Answers; id: string };
const inStage = (stage: keyof Answers, items: readonly { id: string }[]): Asked[] =>
  items.map(({ id }) => ({ stage, id }));
const closed: Asked[] = [
  ...inStage('factors', content.factors),
  ...inStage('prompting', [...content.prompting['may-harm'], ...content.prompting['may-be-harmed']]),
  ...inStage('direct', content.direct),
];
/** Answers that the clinician may give, or not know, or not have asked. */
const unknowable: Asked[] = [
  ...closed,
  ...inStage('immediate-safety', content.immediateSafety),
  ...inStage('judgement', [{ id: 'serious-concern' }, { id: 'previous-marac' }]),
];
const isNotKnown = (value: Value | undefined) => value === undefined || notKnown.some((one) => one === value);
const change = (facts: Facts, changes: readonly Asked[], to: (asked: Asked) => Value) =>
  changes.reduce((so, asked) => withAnswers(so, asked.stage, { [asked.id]: to(asked) }), facts);

test('the facts that are drawn reach every level and fire every rule', () => {
  const drawn = fc.sample(someFacts, 6000).map(of);
  expect([...new Set(drawn.map(({ level }) => level))].sort()).toEqual([...levels].sort());
  const fired = new Set(drawn.flatMap(({ rules }) => rules.map(({ id }) => id)));
  expect(content.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
});

test('more yes never lowers the level', () => {
  holds(
    fc.property(someFacts, fc.subarray(closed, { minLength: 1, maxLength: 3 }), (facts, changed) => {
      const more = change(facts, changed, () => 'yes');
      expect(rank(of(more).level)).toBeGreaterThanOrEqual(rank(of(facts).level));
    }),
    6000,
  );
});

test('unsure, declined and not asked are the same for level and rules, and never counted as absent', () => {
  holds(
    fc.property(someFacts, fc.nat(), (facts, seed) => {
      const open = unknowable.filter(({ stage, id }) => isNotKnown(facts.answers[stage]?.[id]));
      const other = change(facts, open, ({ id }) => notKnown[(seed + id.length) % 3] ?? 'unsure');
      expect(of(other)).toMatchObject({ level: of(facts).level, rules: of(facts).rules });
      expect(of(other).missing).toEqual(of(facts).missing);
    }),
  );
});

test('a no that turns out not to have been asked never completes the picture, and never lowers the level', () => {
  holds(
    fc.property(someFacts, fc.subarray(closed), fc.constantFrom(...notKnown), (facts, some, unknown) => {
      const denied = some.filter(({ stage, id }) => facts.answers[stage]?.[id] === 'no');
      const open = of(change(facts, denied, () => unknown));
      expect(open.incomplete || !of(facts).incomplete).toBe(true);
      expect(rank(open.level)).toBeGreaterThanOrEqual(rank(of(facts).level));
    }),
  );
});

test('what already states a factor is not hidden by unsure, declined or not asked', () => {
  holds(
    fc.property(someFacts, fc.constantFrom(...notKnown), (facts, unknown) => {
      const raised = [...raisedFactors(content, facts).keys()];
      const after = of(
        change(
          facts,
          inStage(
            'factors',
            raised.map((id) => ({ id })),
          ),
          () => unknown,
        ),
      );
      expect(raised.filter((id) => !after.factors.some((f) => f.id === id && f.answer === 'yes'))).toEqual(
        [],
      );
    }),
  );
});

test('the clinician’s judgement and numbers never lower what the rules say without them', () => {
  holds(
    fc.property(someFacts, (facts) => {
      const { judgement: _, ...rest } = facts.answers;
      const without = of({ ...facts, answers: rest });
      expect(rank(of(facts).level)).toBeGreaterThanOrEqual(rank(without.level));
      expect(of(facts).routes).toEqual(expect.arrayContaining([...without.routes]));
    }),
  );
});

test('a level of the clinician’s own takes no route, caution or rule away, and lowers only with a reason', () => {
  holds(
    fc.property(someFacts, (facts) => {
      const { ownLevel: _, ...plain } = facts;
      const [own, rules] = [of(facts), of(plain)];
      expect(own).toMatchObject({ level: rules.level, rules: rules.rules, missing: rules.missing });
      expect(own.routes).toEqual(expect.arrayContaining([...rules.routes]));
      expect(own.cautions).toEqual(expect.arrayContaining([...rules.cautions]));
      if (own.own && rank(own.own.level) < rank(own.level)) expect(own.own.reason).not.toBe('');
    }),
  );
});

test('standard comes with the one rule that says that nothing was heard, and no other level does', () => {
  holds(
    fc.property(someFacts, (facts) => {
      const { level, rules } = of(facts);
      const silent = rules.some(({ id }) => id === 'nothing-heard');
      expect(silent).toBe(level === 'standard');
      if (silent) expect(rules).toHaveLength(1);
    }),
  );
});

test('every rule that fires is one of the content, with its source and level, and says what made it fire', () => {
  holds(
    fc.property(someFacts, (facts) => {
      for (const { id, level, source, because } of of(facts).rules) {
        expect(content.rules.find((rule) => rule.id === id)).toMatchObject({ level, source });
        expect(because.length > 0 || id === 'nothing-heard').toBe(true);
      }
    }),
  );
});

test('the same facts come to the same, and are left as they were', () => {
  holds(
    fc.property(someFacts, (facts) => {
      const frozen = deepFreeze(structuredClone(facts));
      expect(of(frozen)).toEqual(of(facts));
    }),
  );
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
