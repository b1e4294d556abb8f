import type { Content } from '../content/content.ts';
import { type Assessment, assess } from '../core/assessment/assess.ts';
import { timingOf } from '../core/enquiry/facts.ts';
import type { Case } from './case-schema.ts';
import type { Played } from './play-case.ts';

/** What a case came to, in ids. Nothing is assessed while preparing: level and incomplete are then null. */
export type CaseOutcome = {
  level: Assessment['level'] | null;
  incomplete: boolean | null;
  rules: readonly string[];
  routes: readonly string[];
  cautions: readonly string[];
  stages: readonly string[];
};

export const noOutcome: CaseOutcome = {
  ...{ level: null, incomplete: null, rules: [], routes: [], cautions: [], stages: [] },
};

export function outcomeOf(content: Content, { facts, stages }: Played): CaseOutcome {
  if (timingOf(facts) === 'preparing') return { ...noOutcome, stages };
  const { level, incomplete, rules, routes, cautions } = assess(content, facts);
  return { level, incomplete, rules: rules.map(({ id }) => id), routes, cautions, stages };
}

/** Every way in which the outcome differs from what the case expects, in plain words. Keys that are absent are not checked. */
export function differences(expected: Case['expect'], actual: CaseOutcome): string[] {
  return [
    ...same('level', expected.level, actual.level),
    ...same('incomplete', expected.incomplete, actual.incomplete),
    ...includes('rules', expected.rules, actual.rules),
    ...exactly(expected['rules-exactly'], actual.rules),
    ...(['routes', 'cautions', 'stages'] as const).flatMap((key) => [
      ...includes(`${key}-include`, expected[`${key}-include`], actual[key]),
      ...excludes(`${key}-exclude`, expected[`${key}-exclude`], actual[key]),
    ]),
  ];
}

type Wanted = readonly string[] | null | undefined;

const list = (ids: readonly string[]) => (ids.length > 0 ? ids.join(', ') : 'none');
const but = (key: string, wanted: readonly string[], actual: readonly string[]) =>
  `${key}: expected ${list(wanted)}; actual ${list(actual)}`;

function same<T>(key: string, wanted: T | null | undefined, actual: T | null): string[] {
  if (wanted === null || wanted === undefined || wanted === actual) return [];
  return [`${key}: expected ${wanted}; actual ${actual ?? 'none, nothing is assessed while preparing'}`];
}

function includes(key: string, wanted: Wanted, actual: readonly string[]): string[] {
  const missing = (wanted ?? []).filter((id) => !actual.includes(id));
  return missing.length > 0 ? [but(key, missing, actual)] : [];
}

function excludes(key: string, unwanted: Wanted, actual: readonly string[]): string[] {
  const there = (unwanted ?? []).filter((id) => actual.includes(id));
  return there.length > 0 ? [`${key}: expected without ${list(there)}; actual ${list(actual)}`] : [];
}

function exactly(wanted: Wanted, actual: readonly string[]): string[] {
  if (!wanted) return [];
  const same = wanted.every((id) => actual.includes(id)) && actual.every((id) => wanted.includes(id));
  return same ? [] : [but('rules-exactly', wanted, actual)];
}
