import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { differences, outcomeOf } from '../../src/cases/compare.ts';
import { playCase } from '../../src/cases/play-case.ts';
import { readCases } from '../../src/cases/read-cases.ts';
import { whenCautionIsShown } from '../../src/core/assessment/which-cautions.ts';
import { whenRouteIsTaken } from '../../src/core/assessment/which-routes.ts';
import { whenRuleFires } from '../../src/core/assessment/which-rules.ts';
import { content, root } from './support/play.ts';

/** The project's own cases pin the decision table: each rule, route and caution from both sides. */
const cases = readCases(content, [join(root, 'tests/cases')])
  .flatMap((file) => ('one' in file ? [file.one] : []))
  .map((one) => ({ expected: one.expect, pathway: one.pathway, played: playCase(content, one) }));
const assessed = cases
  .map(({ played }) => outcomeOf(content, played))
  .filter((outcome) => outcome.level !== null);

/** Some case fails as the tables stand. What was played does not depend on them, so that it is played only once. */
const isNoticed = () =>
  cases.some(({ expected, played }) => differences(expected, outcomeOf(content, played)).length > 0);

function noticedWith(table: object, id: string, guard: () => unknown): boolean {
  const open = table as Record<string, unknown>;
  const real = open[id];
  open[id] = guard;
  try {
    return isNoticed();
  } finally {
    open[id] = real;
  }
}

test('as they stand, the tables satisfy every case', () => {
  expect(isNoticed()).toBe(false);
});

describe.each(content.rules.map(({ id }) => id))('rule %s', (id) => {
  test('fires in a case and stays silent in another one of the same pathway', () => {
    const fires = cases.filter(({ expected }) =>
      [...(expected.rules ?? []), ...(expected['rules-exactly'] ?? [])].includes(id),
    );
    const silent = cases.filter(({ expected }) => expected['rules-exactly']?.includes(id) === false);
    expect(fires.length).toBeGreaterThan(0);
    expect(fires.some((fire) => silent.some((other) => other.pathway === fire.pathway))).toBe(true);
  });
});

describe.each(Object.keys(whenRuleFires))('rule %s', (id) => {
  test('a case notices when it never fires, and when it always does', () => {
    expect(noticedWith(whenRuleFires, id, () => [])).toBe(true);
    expect(noticedWith(whenRuleFires, id, () => [{ stage: 'factors', id: 'separation' }])).toBe(true);
  });
});

const kinds = [
  { kind: 'routes', table: whenRouteIsTaken },
  { kind: 'cautions', table: whenCautionIsShown },
] as const;

describe.each(kinds.flatMap(({ kind, table }) => content[kind].map(({ id }) => ({ kind, id, table }))))(
  '$kind $id',
  ({ kind, id, table }) => {
    const guards = table as unknown as Readonly<Record<string, () => boolean>>;
    /** What the decision table shows always cannot be left out of anything that is assessed. */
    const always = assessed.every((outcome) => outcome[kind].includes(id));
    /** A rule that names it brings it by itself; what the rule names is then pinned by what the case includes. */
    const named = content.rules.some((rule) => rule[kind].includes(id));

    test('is included in a case and excluded in another, unless it is always there', () => {
      expect(cases.some(({ expected }) => expected[`${kind}-include`]?.includes(id))).toBe(true);
      expect(cases.some(({ expected }) => expected[`${kind}-exclude`]?.includes(id))).toBe(!always);
    });

    test('a case notices when its condition is never met, and when it always is', () => {
      expect(noticedWith(guards, id, () => false) || named).toBe(true);
      expect(noticedWith(guards, id, () => true)).toBe(!always);
    });
  },
);

test('what a rule names is noticed when it is taken away, wherever that changes an outcome', () => {
  const unnoticed = content.rules.flatMap((rule) =>
    kinds.flatMap(({ kind }) =>
      rule[kind].filter((id) => {
        const less = { ...rule, [kind]: rule[kind].filter((other) => other !== id) };
        const without = { ...content, rules: content.rules.map((r) => (r === rule ? less : r)) };
        const changed = cases.filter(
          ({ played }) => !isDeepStrictEqual(outcomeOf(content, played), outcomeOf(without, played)),
        );
        const noticed = changed.some(
          ({ expected, played }) => differences(expected, outcomeOf(without, played)).length > 0,
        );
        return changed.length > 0 && !noticed;
      }),
    ),
  );
  expect(unnoticed).toEqual([]);
});
