/**
 * Works out once what depends on one thing alone, such as the content or the words of a language: a turn asks for it many
 * times, and the thing is never changed in place. Forgotten with the thing.
 */
export function onceFor<Thing extends object, T>(work: (thing: Thing) => T): (thing: Thing) => T {
  const known = new WeakMap<Thing, T>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const worked = work(thing);
    known.set(thing, worked);
    return worked;
  };
}
