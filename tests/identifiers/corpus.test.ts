import { expect, test } from 'vitest';
import { foundIn, readCorpus } from '../../scripts/local/identifier-corpus.ts';
import { identifierReport } from '../../scripts/local/identifier-report.ts';
import { takeOut } from '../../src/core/identifiers/take-out.ts';
import { contentStrings } from './support/content-strings.ts';

const positive = await readCorpus('positive');
const negative = await readCorpus('negative');

test('at least 200 lines with something to find and 200 without; a third of them held out', () => {
  expect(positive.filter(({ marks }) => marks.length > 0).length).toBeGreaterThanOrEqual(200);
  expect(negative.filter(({ marks }) => marks.length === 0).length).toBeGreaterThanOrEqual(200);
  const heldOut = [...positive, ...negative].filter((line) => line.heldOut).length;
  expect(heldOut / (positive.length + negative.length)).toBeCloseTo(1 / 3, 1);
});

test('precision and recall are what the house asks for', async () => {
  const { lines, reached } = await identifierReport(false);
  expect(reached, lines.join('\n')).toBe(true);
});

test('what was taken out of a line stands in it no longer', () => {
  for (const { text, marks } of positive) {
    const left = takeOut(text);
    expect(foundIn(left)).toEqual([]);
    for (const one of foundIn(text).filter((found) => marks.some((mark) => mark.start === found.start)))
      expect(left).not.toContain(text.slice(one.start, one.end));
  }
});

test('no word of the guidance is taken for a name (a new one belongs in not-names.ts)', () => {
  const taken = contentStrings().flatMap((text) =>
    foundIn(text)
      .filter(({ kind }) => kind === 'likely-name')
      .map(({ start, end }) => `"${text.slice(start, end)}" in: ${text}`),
  );
  expect(taken).toEqual([]);
});
