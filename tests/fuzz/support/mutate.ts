import fc from 'fast-check';
import { oddKey, oddValue } from './odd-values.ts';

export type Json = Record<string, unknown>;

/** One change of an activity. `at` picks the place among all that the activity has. */
type Mutation =
  | { kind: 'drop' | 'twice' | 'retype'; at: number }
  | { kind: 'replace'; at: number; value: string }
  | { kind: 'add'; at: number; key: string; value: string }
  | { kind: 'known'; at: number; which: number }
  | { kind: 'deep'; at: number; levels: number };

type Place = { holder: Json | unknown[]; key: string };

/** Every place of a value, the outermost first. What was mutated into thousands of levels is not gone into. */
function placesIn(value: unknown, depth = 0, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || depth > 12) return found;
  for (const key of Object.keys(value)) {
    found.push({ holder: value as Json, key });
    placesIn((value as Json)[key], depth + 1, found);
  }
  return found;
}

/** As JSON.parse would: "__proto__" becomes a key like any other. */
const put = (holder: Json | unknown[], key: string, value: unknown) =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

function retyped(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.length % 2 ? [value] : { value };
    case 'number':
      return value % 2 ? String(value) : [value];
    case 'boolean':
      return String(value);
    default:
      return Array.isArray(value) ? { ...value } : value === null ? '' : Object.entries(value as Json);
  }
}

function nested(levels: number): unknown {
  let value: unknown = 'deep';
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value };
  return value;
}

function mutate(activity: Json, mutation: Mutation, known: readonly unknown[]): void {
  const places = placesIn(activity);
  const place = places[mutation.at % Math.max(1, places.length)];
  if (!place) return;
  const { holder, key } = place;
  const value = (holder as Json)[key];
  switch (mutation.kind) {
    case 'drop':
      delete (holder as Json)[key];
      return;
    case 'twice':
      put(holder, Array.isArray(holder) ? String(holder.length) : `${key}2`, structuredClone(value));
      return;
    case 'retype':
      put(holder, key, retyped(value));
      return;
    case 'replace':
      put(holder, key, JSON.parse(mutation.value));
      return;
    case 'add':
      put(
        typeof value === 'object' && value !== null ? (value as Json) : holder,
        mutation.key,
        mutation.value,
      );
      return;
    case 'deep':
      put(holder, key, nested(mutation.levels));
      return;
    case 'known':
      put(holder, key, known[mutation.which % Math.max(1, known.length)]);
  }
}

const at = fc.nat(400);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constantFrom('drop', 'twice', 'retype'), at }),
  fc.record({ kind: fc.constant('replace'), at, value: oddValue }),
  fc.record({ kind: fc.constant('add'), at, key: oddKey, value: oddValue }),
  fc.record({ kind: fc.constant('known'), at, which: fc.nat(40) }),
  fc.record({ kind: fc.constant('deep'), at, levels: fc.constantFrom(30, 400, 2000) }),
);

/** A real activity and what is to be done to it. Kept apart, so that a failure prints the few changes that matter. */
export type Plan = { seed: number; mutations: Mutation[] };
export const plan: fc.Arbitrary<Plan> = fc.record({
  seed: fc.nat(1000),
  mutations: fc.array(mutation, { minLength: 0, maxLength: 4 }),
});

/** Carries out a plan. `known`: ids and verbs of everybody's, to be swapped in. */
export function carryOut({ seed, mutations }: Plan, seeds: readonly Json[], known: readonly unknown[]): Json {
  const activity = structuredClone(seeds[seed % seeds.length]) as Json;
  // What is thousands of levels deep cannot be copied any more: it comes last.
  const inOrder = mutations.toSorted((a, b) => Number(a.kind === 'deep') - Number(b.kind === 'deep'));
  for (const one of inOrder) mutate(activity, one, known);
  return activity;
}
