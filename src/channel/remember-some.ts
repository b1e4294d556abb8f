/**
 * Makes something once for each key and hands out the same again. Holds at most `most`: the one that was not asked for
 * the longest goes first. What could not be made is not remembered, so that the next one who asks tries again.
 */
export function rememberSome<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (key, make) => {
    const found = made.get(key) ?? make();
    made.delete(key);
    made.set(key, found);
    found.catch(() => made.get(key) === found && made.delete(key));
    const oldest = made.keys().next().value;
    if (made.size > most && oldest !== undefined) made.delete(oldest);
    return found;
  };
}
