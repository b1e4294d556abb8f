import type { Recognise } from '../../src/core/rehearsal/recognise/recognise.ts';

/**
 * Milliseconds that one utterance takes: the middle one, the 99th of 100, and the longest text of all (its length with
 * it). Each is timed three times and the fastest counts, since a machine with other work to do stops in between.
 */
export function timeTaken(recognise: Recognise, texts: readonly string[]) {
  for (const text of texts.slice(0, 200)) recognise(text);
  const once = (text: string) => {
    const start = performance.now();
    recognise(text);
    return performance.now() - start;
  };
  const timed = (text: string) => Math.min(once(text), once(text), once(text));
  const times = texts.map(timed).toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  const longest = texts.reduce((most, text) => (text.length > most.length ? text : most), '');
  return { middle: at(0.5), slow: at(0.99), longest: timed(longest), longestLength: longest.length };
}
