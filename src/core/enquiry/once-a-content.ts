import type { Content } from '../../content/content.ts';

/** Works out once what depends on the content alone: a turn asks for it many times, and content is never changed in place. */
export function onceAContent<T>(work: (content: Content) => T): (content: Content) => T {
  const known = new WeakMap<Content, T>();
  return (content) => {
    const before = known.get(content);
    if (before !== undefined) return before;
    const worked = work(content);
    known.set(content, worked);
    return worked;
  };
}
