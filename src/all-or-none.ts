type Stoppable = { stop: () => Promise<unknown> };

/**
 * Waits for two things that are being started. Rejects with the error of the one that failed, of both the first, once the
 * other one is stopped again: workers without a bot would hold the process and work for nobody.
 */
export async function allOrNone<A extends Stoppable, B extends Stoppable>(
  starting: readonly [Promise<A>, Promise<B>],
): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled(starting);
  if (first.status === 'fulfilled' && second.status === 'fulfilled') return [first.value, second.value];
  for (const one of [first, second]) if (one.status === 'fulfilled') await one.value.stop();
  throw first.status === 'rejected' ? first.reason : (second as PromiseRejectedResult).reason;
}
