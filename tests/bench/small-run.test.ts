import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readOptions } from '../../scripts/bench/options.ts';
import { report } from '../../scripts/bench/print.ts';
import { runBench } from '../../scripts/bench/run-bench.ts';
import { openDatabase } from '../../src/store/database.ts';

// The benchmark as it is, with Askwell alone and very little of everything. What it measures is not looked at: that is for
// a person on a quiet machine. That it still can measure is.

const name = `bench_${randomBytes(6).toString('hex')}`;
const server = openDatabase(inject('databaseUrl'), 'public');
const address = new URL(inject('databaseUrl'));
address.pathname = `/${name}`;

beforeAll(async () => {
  await server.query(`create database ${name}`);
});
afterAll(async () => {
  await server.query(`drop database ${name} with (force)`);
  await server.end();
});

const options = {
  ...{ ...readOptions(['--conversations', '1,3', '--rounds', '1', '--slice', '150', '--seed', '5']) },
  ...{
    servers: ['askwell' as const],
    warmUpTurns: 30,
    idleConversations: 40,
    idleSettleMs: 0,
    storedSessions: [30],
    storedRounds: 1,
  },
  parts: ['rounds', 'idle-heap', 'stored'] as const,
};

test('a very small run brings its figures', { timeout: 180_000 }, async () => {
  const measured = await runBench({ options, tell: () => undefined, databaseUrl: address.href });
  expect(measured.played).toHaveLength(4);
  for (const { slice } of measured.played) {
    expect(slice.turns).toBeGreaterThan(0);
    expect(slice.cpuMs).toBeGreaterThan(0);
  }
  expect(measured.idleHeap?.[0]?.idle).toSatisfy(Number.isFinite);
  expect(measured.stored?.[0]).toMatchObject({ sessions: 30, toFewest: { median: 1, rounds: 1 } });
  expect(report(measured, options).join('\n')).toContain('Askwell (durable)');
});
