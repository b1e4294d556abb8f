import { expect, test } from 'vitest';
import { runDrill } from '../../scripts/drill/run-drill.ts';

test('a small drill with every fault, kills and a restarted database loses nothing', {
  timeout: 150_000,
}, async () => {
  const result = await runDrill(
    {
      ...{ escalations: 20, faults: true, replicas: 2, kills: 2, seed: 7, pace: 4, restartDatabase: true },
      sleepers: { first: 0, all: 0 },
    },
    () => undefined,
  );
  expect(result.raised).toBe(20);
  expect(result.lost).toEqual([]);
  expect(result.undone).toEqual([]);
  expect(result.duplicates).toEqual([]);
  expect(result.crashed).toBe(0);
  expect(result.pending).toBe(0);
  expect(result.chain).toMatchObject({ ok: true });
  expect(result.faults.killed).toBeGreaterThan(0);
});
