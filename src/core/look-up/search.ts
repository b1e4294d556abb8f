import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import { askedCodes } from './asked-codes.ts';
import { askedServices } from './asked-services.ts';
import { allHits, type Hit, type LookUpResult } from './hits.ts';
import { findables } from './phrases.ts';
import { createRanking, type Ranked } from './rank.ts';
import { tellingWords, wordsIn } from './typed-words.ts';
import { whatComesFirst } from './what-comes-first.ts';

export type { Hit, LookUpResult, ShownCode, ShownService } from './hits.ts';

export type LookUp = {
  /** The answer to what somebody typed. The same words always get the same answer; nothing of them is kept. */
  find(query: string): LookUpResult;
  /** A hit by its id, as a button of a card names it; undefined when the content does not hold it (any more). */
  open(id: string): Hit | undefined;
};

/** Below this share of what was typed, a hit is a guess: it is offered as one, not given as the answer. */
const sureEnough = 0.5;
const most = { letters: 200, words: 24, others: 4, suggestions: 3 };

/**
 * The look-ups of one content in one language. Builds the index: call it once for each language, not for each query.
 * Throws when a word is missing, which the content check has ruled out.
 */
export function createLookUp(content: Content, words: Words): LookUp {
  const hits = allHits(content, words);
  const all = findables(content, words);
  const ignored = new Set(words.list('look-ups:typed.ignore').flatMap(wordsIn));
  const ranking = createRanking(all, ignored);
  const comesFirst = whatComesFirst(content, words, ranking.knows);
  const codes = askedCodes(content, words, hits, ranking);
  const services = askedServices(content, words, hits, ranking);
  const named = new Map(
    all
      .filter(({ id }) => !id.startsWith('codes:'))
      .toReversed()
      .flatMap(({ id, phrases }) => phrases.map((phrase) => [wordsIn(phrase).join(' '), id] as const)),
  );

  return {
    open: (id) => hits.get(id),
    find(query) {
      const typed = wordsIn(query.slice(0, most.letters)).slice(0, most.words);
      if (typed.length === 0) return { kind: 'nothing' };
      const telling = tellingWords(typed, ignored);
      const first = comesFirst(typed);
      if (first.length > 0) return everywhere(typed, telling, first);
      const fromCodes = codes(telling);
      if (fromCodes) return fromCodes;
      const { rest, result } = services(telling);
      return result ?? everywhere(typed, rest, []);
    },
  };

  function everywhere(
    typed: readonly string[],
    telling: readonly string[],
    before: readonly string[],
  ): LookUpResult {
    const ranked = telling.length > 0 ? ranking.rank(telling) : [];
    const same = named.get(typed.join(' ')) ?? named.get(telling.join(' '));
    const first = same ? [...before, same] : before;
    const sure = first.length > 0 || (ranked[0]?.sure ?? 0) >= sureEnough;
    const [best, ...others] = hitsOf([...first, ...ranked.filter(isNear).map(({ id }) => id)]);
    if (best && sure) return { kind: 'answer', best, others: others.slice(0, most.others) };
    const suggestions = hitsOf(ranked.map(({ id }) => id)).slice(0, most.suggestions);
    return suggestions.length > 0 ? { kind: 'did-you-mean', suggestions } : { kind: 'nothing' };
  }

  function hitsOf(ids: readonly string[]): Hit[] {
    return [...new Set(ids)].map((id) => hits.get(id)).filter((hit) => hit !== undefined);
  }
}

/** What is listed below the answer must itself be about a good part of what was typed. */
const isNear = ({ sure }: Ranked) => sure >= 0.4;
