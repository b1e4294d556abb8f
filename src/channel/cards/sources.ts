import type { ITextBlock } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import { quiet } from './text.ts';

/**
 * Where several items come from, each document once with all its sections: "Seven Minute Briefing 3; Guide to working with
 * perpetrators: quick check". A source is written as "briefing 2; sop 8.9, 8.10; guide, quick check".
 */
export function sourceNames(words: Words, sources: readonly string[]): string {
  const sections = new Map<string, Set<string>>();
  for (const entry of sources.flatMap((source) => source.split(';'))) {
    const [, document = '', rest = ''] = /^\s*(\w+)[ ,]*(.*)$/.exec(entry) ?? [];
    const known = sections.get(document) ?? new Set();
    // A comma separates paragraph numbers ("sop 2.10, 8.16"); in a heading it belongs to the heading.
    for (const section of rest.split(/, (?=\d)/)) known.add(section.trim());
    sections.set(document, known);
  }
  return [...sections]
    .map(([document, of]) => {
      const named = [...of].join(', ');
      return `${words.t(`chrome:sources.${document}`)}${/^\d/.test(named) ? '' : ':'} ${named}`;
    })
    .join('; ');
}

export const sourceLine = (words: Words, sources: readonly string[]): ITextBlock[] =>
  sources.length > 0 ? [quiet(words.t('chrome:sources.line', { sources: sourceNames(words, sources) }))] : [];
