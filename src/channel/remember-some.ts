type Remembered<T> = { made: Promise<T>; until: number };

/**
 * Makes something once for each key and hands out the same again, until the moment (ms since 1970) that `goodUntil` gives
 * for it. Holds at most `most`: the one that was not asked for the longest goes first. What could not be made is not
 * remembered, so that the next one who asks tries again.
 */
export function rememberSome<T>(
  most: number,
  goodUntil: (made: T) => number = () => Number.POSITIVE_INFINITY,
): (key: string, make: () => Promise<T>) => Promise<T> {
  const all = new Map<string, Remembered<T>>();

  function begin(key: string, make: () => Promise<T>): Remembered<T> {
    const begun: Remembered<T> = { made: make(), until: Number.POSITIVE_INFINITY };
    begun.made.then(
      (made) => {
        begun.until = goodUntil(made);
      },
      () => all.get(key) === begun && all.delete(key),
    );
    return begun;
  }

  return (key, make) => {
    const known = all.get(key);
    const good = known && known.until > Date.now() ? known : begin(key, make);
    all.delete(key);
    all.set(key, good);
    const oldest = all.keys().next().value;
    if (all.size > most && oldest !== undefined) all.delete(oldest);
    return good.made;
  };
}
