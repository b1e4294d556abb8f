import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import type { Hit, LookUpResult } from './hits.ts';
import type { Ranking } from './rank.ts';
import { wordsIn } from './typed-words.ts';

/** `rest` is what was typed without the word that asks for a service; without a `result`, search everywhere for it. */
type Asked = { rest: readonly string[]; result?: LookUpResult };

/**
 * "services somerset", "number for respect": the services that were asked for, of one region where one is named;
 * without any further word all of them to choose from. No result when no service was asked for, or none fits.
 */
export function askedServices(
  content: Content,
  words: Words,
  hits: ReadonlyMap<string, Hit>,
  ranking: Ranking,
) {
  const commands = new Set(words.list('look-ups:typed.services').flatMap(wordsIn));
  const regions = regionsByWord(content, words);
  const all = [...hits.values()].filter((hit) => hit.kind === 'service');

  return (telling: readonly string[]): Asked => {
    // "Number" or "phone" within a question is about something else: only a query that starts so asks for a service.
    if (!commands.has(telling[0] ?? '')) return { rest: telling };
    const rest = telling.filter((word) => !commands.has(word));
    if (rest.length === 0) return { rest, result: { kind: 'did-you-mean', suggestions: all } };
    const region = rest.map((word) => regions.get(word)).find((found) => found !== undefined);
    const there = all.filter(({ service }) => region === undefined || service.region === region);
    const about = rest.filter((word) => !regions.has(word));
    if (about.length === 0) return { rest, ...answer(there) };
    const ids = new Set(there.map(({ id }) => id));
    const found = ranking.rank(about, (id) => ids.has(id)).filter(({ sure }) => sure >= 0.5);
    return { rest, ...answer(found.map(({ id }) => hits.get(id)).filter((hit) => hit !== undefined)) };
  };
}

function answer([best, ...others]: readonly Hit[]): { result?: LookUpResult } {
  return best ? { result: { kind: 'answer', best, others } } : {};
}

/** Which region a single word names: "somerset", "national". */
function regionsByWord(content: Content, words: Words): Map<string, string> {
  const regions = [...new Set(content.services.map(({ region }) => region))];
  return new Map(
    regions.flatMap((region) =>
      words.list(`look-ups:regions.${region}.asks`).map((ask) => [wordsIn(ask).join(' '), region] as const),
    ),
  );
}
