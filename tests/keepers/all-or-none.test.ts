import { expect, test } from 'vitest';
import { allOrNone } from '../../src/all-or-none.ts';

const part = () => {
  const one = { stopped: 0, stop: async () => void one.stopped++ };
  return one;
};

test('both are there, and neither is stopped', async () => {
  const [server, jobs] = [part(), part()];
  expect(await allOrNone([Promise.resolve(server), Promise.resolve(jobs)])).toEqual([server, jobs]);
  expect([server.stopped, jobs.stopped]).toEqual([0, 0]);
});

test.each([0, 1])('where one fails, the other is stopped before its error is told', async (failing) => {
  const other = part();
  const late = new Promise<typeof other>((done) => setTimeout(() => done(other), 20));
  const failed = Promise.reject(new Error('the port is taken'));
  const starting = failing === 0 ? ([failed, late] as const) : ([late, failed] as const);
  await expect(allOrNone<typeof other, typeof other>(starting)).rejects.toThrow('the port is taken');
  expect(other.stopped).toBe(1);
});

test('where both fail, the first is told', async () => {
  const no = (why: string) => Promise.reject(new Error(why));
  await expect(allOrNone([no('port'), no('queue')])).rejects.toThrow('port');
});
