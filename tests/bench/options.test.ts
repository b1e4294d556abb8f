import { expect, test } from 'vitest';
import { readOptions } from '../../scripts/bench/options.ts';

test('without a word it is the full run: every server, every part, a million stored sessions', () => {
  const options = readOptions([]);
  expect(options.servers).toEqual(['askwell', 'waterfall', 'waterfall-pg', 'agents', 'echo']);
  expect(options.parts).toEqual(['rounds', 'cold-start', 'memory', 'idle-heap', 'stored']);
  expect(options.conversations).toEqual([1, 8, 64]);
  expect(options.storedSessions).toEqual([1_000, 100_000, 1_000_000]);
  expect(options.idleConversations).toBe(40_000);
});

test('a quick run does less of the same, and a word of its own wins over it', () => {
  const options = readOptions(['--quick', '--rounds', '3', '--json', 'out.json']);
  expect(options).toMatchObject({ rounds: 3, json: 'out.json', conversations: [1, 8, 64] });
  expect(options.parts).not.toContain('stored');
  expect(options.sliceMs).toBeLessThan(readOptions([]).sliceMs);
});

test('Askwell is always measured: the others are what it is held against', () => {
  expect(readOptions(['--servers', 'echo']).servers).toEqual(['askwell', 'echo']);
});

test.each([
  [['--rounds', '0'], '--rounds is "0"'],
  [['--conversations', '1,many'], '--conversations is "many"'],
  [['--servers', 'waterfal'], 'there are: askwell, waterfall'],
  [['--parts', 'speed'], 'there are: rounds, cold-start'],
  [['--fast'], '--fast'],
])('%j is refused in plain words', (args, words) => {
  expect(() => readOptions(args)).toThrow(words);
});
