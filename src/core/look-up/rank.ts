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
      const best = new Map<string, Ranked>();
      const weight = sumOf(typed, weightOf);
      const found = index.search(typed.join(' '), { filter: ({ owner }) => among(String(owner)) });
      for (const line of found) {
        const answered = sumOf(typed, (word) => weightOf(word) * howAlike(word, line)) / weight;
        const told = line.text === '' ? howMuchOf(wordsOfLine[line.id as number] ?? [], line) : 0;
        const score = line.score * answered ** 2 * (line.text === '' ? 0.4 + told : 0.5);
        const id = String(line.owner);
        const before = best.get(id);
        const sure = Math.max(before?.sure ?? 0, line.text === '' ? answered : answered / 2);
        best.set(id, { id, sure, score: Math.max(before?.score ?? 0, score) });
      }
      return [...best.values()].toSorted(
        (a, b) => b.score - a.score || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
      );
    },
  };
}

/** A word that is known is spelt right: "medication" must not find "mediation". Numbers are never nearly right. */
function howManySlips(word: string, vocabulary: ReadonlyMap<string, number>): number | false {
  if (vocabulary.has(word) || word.length < 4 || /\d/.test(word)) return false;
  return word.length < 6 ? 1 : 2;
}

/** How well a line answers one typed word. A slip in the first letter is rare, and mostly another word ("lunch", "punch"). */
function howAlike(word: string, line: SearchResult): number {
  if (!line.queryTerms.includes(word)) return 0;
  if (line.terms.includes(word)) return 1;
  if (line.terms.some((term) => term.startsWith(word))) return 0.9;
  return line.terms.some((term) => term[0] === word[0]) ? 0.8 : 0.4;
}

function countEach(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const sumOf = (words: readonly string[], valueOf: (word: string) => number) =>
  words.reduce((sum, word) => sum + valueOf(word), 0);

const howMuchOf = (words: readonly string[], line: SearchResult) =>
  words.length === 0 ? 0 : words.filter((word) => line.terms.includes(word)).length / words.length;
