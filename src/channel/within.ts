/** Something outside took longer than we can wait for it. */
export class TookTooLong extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
    this.name = 'TookTooLong';
  }
}

/**
 * The promise's own outcome, or TookTooLong after so many milliseconds. The work itself goes on: use it only for work
 * whose late success does no harm. A connector that never answers would otherwise hold the whole turn.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
