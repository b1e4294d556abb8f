import { expect, test } from 'vitest';
import { sourceFiles } from './support/source-files.ts';

const linesOf = (source: string) => source.split('\n').length - 1;

test('no file of the house has grown past 300 lines', () => {
  const long = ['src', 'scripts']
    .flatMap(sourceFiles)
    .map(({ path, source }) => `${path}: ${linesOf(source)}`)
    .filter((line) => Number(line.split(': ')[1]) > 300);
  expect(long).toEqual([]);
});

test('the middle file of src has fewer than 80 lines', () => {
  const sizes = sourceFiles('src')
    .map(({ source }) => linesOf(source))
    .sort((a, b) => a - b);
  expect(sizes.length).toBeGreaterThan(80);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(80);
});
