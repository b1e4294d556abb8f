import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import { codeId, type Hit, type LookUpResult } from './hits.ts';
import type { Ranked, Ranking } from './rank.ts';
import { wordsIn } from './typed-words.ts';

type CodeList = Hit & { kind: 'codes' };

/**
 * "codes child", "dash code", "snomed": the group of codes that was asked for, with the codes that were named at its
 * top; the groups to choose from when no code fits the rest or there is none. Undefined when codes were not asked for.
 */
export function askedCodes(content: Content, words: Words, hits: ReadonlyMap<string, Hit>, ranking: Ranking) {
  const commands = new Set(words.list('look-ups:typed.codes').flatMap(wordsIn));
  const lists = [...hits.values()].filter((hit) => hit.kind === 'codes');
  const groupOfCode = new Map(content.codes.codes.map((code) => [codeId(code), code.group]));
  const groupOfName = new Map(
    lists.flatMap(({ group }) =>
      words.list(`look-ups:groups.${group}.asks`).map((ask) => [wordsIn(ask).join(' '), group] as const),
    ),
  );

  return (telling: readonly string[]): LookUpResult | undefined => {
    if (!telling.some((word) => commands.has(word))) return undefined;
    const rest = telling.filter((word) => !commands.has(word));
    const found = ranking.rank(rest, (id) => groupOfCode.has(id)).filter(isNamed);
    const group = groupOfName.get(rest.join(' ')) ?? groupOfCode.get(found[0]?.id ?? '');
    const list = lists.find((candidate) => candidate.group === group);
    if (!list) return { kind: 'did-you-mean', suggestions: lists };
    const others = new Set(found.map(({ id }) => groupOfCode.get(id)));
    return {
      kind: 'answer',
      best: withFirst(list, found),
      others: lists.filter((other) => other !== list && others.has(other.group)),
    };
  };

  function withFirst(list: CodeList, found: readonly Ranked[]): CodeList {
    const named = found.flatMap(({ id }) => {
      const hit = hits.get(id);
      return hit?.kind === 'code' && hit.code.group === list.group ? [hit.code] : [];
    });
    const rest = list.codes.filter((code) => !named.includes(code));
    return { ...list, codes: [...named, ...rest], matched: named.length };
  }
}

/** By its own term, not merely as one of a group: "codes domestic abuse" names the group, not each code in it. */
const isNamed = ({ sure }: Ranked) => sure > 0.5;
