import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../src/content/read-json.ts';

test('whatever can be written as JSON comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      expect(readJson(text)).toEqual({ value: JSON.parse(text) });
    }),
  );
});

test.each([
  ['a key twice', '{"a": 1, "a": 2}'],
  ['a key twice, further in', '{"a": [{"b": 1, "c": 2, "b" : 3}]}'],
  ['a key twice in other letters of the file', '{"a": 1, "\\u0061": 2}'],
  ['a comment', '{"a": 1} // one'],
  ['a last comma', '{"a": 1,}'],
  ['nothing', ''],
])('%s is not read', (_, text) => expect(readJson(text)).toBeUndefined());

test('a text that looks like a key is none', () => {
  const value = { 'a "b": c': ['{"x": 1}', 'said: "no":', '\\":'] };
  expect(readJson(JSON.stringify(value))).toEqual({ value });
});
