/**
 * Runs work one at a time a key, in the order in which it came. Only within this process, where it spares two taps of one
 * person the race; between processes the database decides.
 */
export function inOrder(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    const mine = before ? before.then(work, work) : work();
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      // Kept for good, every person who ever spoke would stay in memory.
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
