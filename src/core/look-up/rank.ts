import MiniSearch, { type SearchResult } from 'minisearch';
import type { Findable } from './phrases.ts';
import { tellingWords, wordsIn } from './typed-words.ts';

/** One hit with how well it fits. `sure` is the share of what was typed that it answers, from 0 to 1. */
export type Ranked = { id: string; score: number; sure: number };

export type Ranking = {
  /** Best first; equals in the content's order, so that the same words always give the same answer. */
  rank(typed: readonly string[], among?: (id: string) => boolean): Ranked[];
  /** True when some hit uses the word: such a word is not a misspelling of another. */
  knows(word: string): boolean;
};

type Line = { key: number; owner: string; phrase: string; text: string };

/** A search over every way of naming a hit. Each way is a line of its own, so that a hit with many is not the loser. */
export function createRanking(all: readonly Findable[], ignored: ReadonlySet<string>): Ranking {
  const order = new Map(all.map(({ id }, i) => [id, i]));
  const lines = all
    .flatMap(({ id, phrases, text }) => [
      ...phrases.map((phrase) => ({ owner: id, phrase, text: '' })),
      ...(text.trim() === '' ? [] : [{ owner: id, phrase: '', text }]),
    ])
    .map((line, key): Line => ({ ...line, key }));
  const wordsOfLine = lines.map(({ phrase, text }) => tellingWords(wordsIn(phrase || text), ignored));
  const vocabulary = countEach(wordsOfLine.flat());
  // A rare word says more than a common one: "raped by husband" is about rape. One that nothing holds counts in full,
  // so that an answer to the rest is not sure.
  const weightOf = (word: string) => Math.log(1 + lines.length / (vocabulary.get(word) ?? 1));

  const index = new MiniSearch<Line>({
    idField: 'key',
    fields: ['phrase', 'text'],
    storeFields: ['owner', 'text'],
    tokenize: (text) => tellingWords(wordsIn(text), ignored),
    processTerm: (word) => word,
    searchOptions: {
      tokenize: (text) => text.split(' '),
      boost: { phrase: 3 },
      prefix: (word) => word.length >= 3,
      fuzzy: (word) => howManySlips(word, vocabulary),
    },
  });
  index.addAll(lines);

  return {
    knows: (word) => vocabulary.has(word),
    rank(typed, among = () => true) {
      const found = index.search(typed.join(' '), { filter: ({ owner }) => among(String(owner)) });
      const byOwner = Map.groupBy(found, ({ owner }) => String(owner));
      const weight = sumOf(typed, weightOf);
      return [...byOwner]
        .map(([id, own]): Ranked => {
          const sure = sumOf(typed, (word) => weightOf(word) * howAlike(word, own)) / weight;
          const best = Math.max(...own.map((line) => line.score * howMuchIsTyped(line)));
          return { id, sure, score: best * sure ** 2 * (/^codes?:/.test(id) ? besideTopics : 1) };
        })
        .toSorted((x, y) => y.score - x.score || (order.get(x.id) ?? 0) - (order.get(y.id) ?? 0));
    },
  };

  /** "Marac consent" is all of one phrase and half of another: the first is meant. */
  function howMuchIsTyped(line: SearchResult): number {
    if (line.text !== '') return 0.5;
    const words = wordsOfLine[line.id as number] ?? [];
    return 0.4 + words.filter((word) => line.terms.includes(word)).length / Math.max(1, words.length);
  }
}

/** Who wants a code types "code": without it, what to do comes before how to code it. */
const besideTopics = 0.6;

/** A word that is known is spelt right: "medication" must not find "mediation". Numbers are never nearly right. */
function howManySlips(word: string, vocabulary: ReadonlyMap<string, number>): number | false {
  if (vocabulary.has(word) || word.length < 4 || /\d/.test(word)) return false;
  return word.length < 6 ? 1 : 2;
}

/**
 * How well a hit answers one typed word, from 0 to 1; what only its text says counts half. A slip in the first letter
 * is rare, and mostly another word ("lunch", "punch").
 */
function howAlike(word: string, own: readonly SearchResult[]): number {
  const alike = own
    .filter(({ queryTerms }) => queryTerms.includes(word))
    .map(({ terms, text }) => {
      const share = text === '' ? 1 : 0.5;
      if (terms.includes(word)) return share;
      if (terms.some((term) => term.startsWith(word))) return share * 0.9;
      return share * (terms.some((term) => term[0] === word[0]) ? 0.8 : 0.4);
    });
  return Math.max(0, ...alike);
}

function countEach(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const sumOf = (words: readonly string[], worth: (word: string) => number) =>
  words.reduce((sum, word) => sum + worth(word), 0);
