import type { Utterance } from '../../src/content/load-corpus.ts';
import { readSentences } from '../../src/core/rehearsal/recognise/read-words.ts';

/** From how many words in common (of those in either) two utterances count as one said twice. */
const alike = 0.75;

/**
 * Pairs of utterances in different splits that are nearly the same: what is measured on must not have been learnt. The
 * later split comes second.
 */
export function straddling(utterances: readonly Utterance[]): { learnt: Utterance; measured: Utterance }[] {
  const all = utterances.map((utterance) => ({ utterance, words: wordsOf(utterance.text) }));
  const times = new Map<string, number>();
  for (const { words } of all) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  const byRareWord = new Map<string, number[]>();
  return all.flatMap(({ utterance, words }, i) => {
    // Two texts with so much in common share one of their rarest words: the others need not be looked up.
    const falling = [...words].toSorted(
      (a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    const rare = falling.slice(0, words.size - Math.ceil(alike * words.size) + 1);
    const before = new Set(rare.flatMap((word) => byRareWord.get(word) ?? []));
    for (const word of rare) byRareWord.set(word, (byRareWord.get(word) ?? []).concat(i));
    return [...before].flatMap((other) => {
      const found = all[other];
      if (!found || found.utterance.split === utterance.split) return [];
      const both = words.intersection(found.words).size;
      if (both / (words.size + found.words.size - both) < alike) return [];
      const pair = [found.utterance, utterance].toSorted((a, b) => order[a.split] - order[b.split]);
      return [{ learnt: pair[0] as Utterance, measured: pair[1] as Utterance }];
    });
  });
}

const order = { train: 0, development: 1, test: 2 } as const;

/** The words of an utterance; a bare "go on" is one word for itself, since it has nothing else to be told by. */
function wordsOf(text: string): Set<string> {
  const words = readSentences(text).flatMap(({ words: some }) =>
    some.map((word) => word.text).filter((word) => word !== ','),
  );
  return words.length < 4 ? new Set([words.join(' ')]) : new Set(words);
}
