import { unknownOne } from '../content/nearest.ts';
import type { KnownSection, KnownSections } from './known-sections.ts';

/** A source read: the sections and headings that it names, the public facts, and what in it names nothing. */
export type ParsedSource = { sections: KnownSection[]; facts: string[]; problems: string[] };

type Found = { sections: readonly KnownSection[]; problem?: string };

/** "sop 2.7-2.9, 5.4; guide, victim safety; facts Samaritans": parts by semicolon, each a document and its sections. */
export function parseSource(source: string, known: KnownSections): ParsedSource {
  const parsed: ParsedSource = { sections: [], facts: [], problems: [] };
  for (const part of source.split(';').map((part) => part.trim())) {
    const [, document = '', rest = ''] = /^([a-z]*)[\s,]*(.*)$/is.exec(part) ?? [];
    if (document === 'facts') {
      if (rest === '') parsed.problems.push('"facts" does not say which');
      else parsed.facts.push(rest);
    } else if (!known.documents.includes(document)) {
      parsed.problems.push(
        part === ''
          ? 'there is nothing between two semicolons'
          : unknownOne('document', document, [...known.documents, 'facts']),
      );
    } else if (rest === '') {
      parsed.problems.push(`"${document}" does not say which section`);
    } else {
      for (const found of readSections(rest, document, known)) {
        parsed.sections.push(...found.sections);
        if (found.problem) parsed.problems.push(found.problem);
      }
    }
  }
  return { ...parsed, sections: [...new Set(parsed.sections)] };
}

/** The whole text may be one name, commas included; else it is a list. */
function readSections(text: string, document: string, known: KnownSections): Found[] {
  const whole = readOne(text, document, known);
  if (!whole.problem) return [whole];
  // A comma between brackets belongs to what is between them.
  const tokens = text.split(/,(?![^(]*\))/).map((token) => token.trim());
  return tokens.length === 1 ? [whole] : tokens.map((token) => readOne(token, document, known));
}

function readOne(text: string, document: string, known: KnownSections): Found {
  const exact = known.find(document, text);
  if (exact) return { sections: [exact] };
  const bracket = /^(.+?)\s*\((.+)\)$/.exec(text);
  if (bracket?.[1] && bracket[2]) return readBracket(bracket[1], bracket[2], document, known);
  const range = /^(appendix )?(\d+(?:\.\d+)?)\s*[-–]\s*(?:appendix )?(\d+(?:\.\d+)?)$/.exec(text);
  if (range) {
    const [, appendix = '', from = '', to = ''] = range;
    return readRange(`${appendix}${from}`, `${appendix}${to}`, document, known);
  }
  return { sections: [], problem: unknownOne(`section of ${document}`, text, known.names(document)) };
}

/** "what to include (items 1-3)" names parts by number, "learning from reviews (typologies)" one by its name. */
function readBracket(name: string, within: string, document: string, known: KnownSections): Found {
  const parent = known.find(document, name);
  if (!parent)
    return { sections: [], problem: unknownOne(`section of ${document}`, name, known.names(document)) };
  const items = /^items?\s+([\d\s,–-]+)$/.exec(within)?.[1];
  const parts = items ? numbersIn(items).map((number) => `item ${number}`) : [within];
  const found = parts.map((part) => known.find(document, `${parent.section.id} ${part}`));
  const missing = parts.filter((_, i) => !found[i]);
  const sections = found.filter((one) => one !== undefined);
  if (missing.length === 0 && parts.length > 0) return { sections };
  const begin = `${parent.section.id} `;
  const partsOf = known
    .names(document)
    .filter((other) => other.startsWith(begin))
    .map((other) => other.slice(begin.length));
  return { sections, problem: unknownOne(`part of "${name}"`, missing.join(', ') || within, partsOf) };
}

function numbersIn(list: string): number[] {
  return list.split(',').flatMap((token) => {
    const [from = Number.NaN, to = from] = token.split(/[-–]/).map((number) => Number.parseInt(number, 10));
    return Array.from({ length: Math.max(0, to - from + 1) || 0 }, (_, i) => from + i);
  });
}

/** Some numbers are printed twice ("8.10 first", "8.10 second"): here only the number counts. */
const numberOf = ({ section }: KnownSection) => section.id.replace(/ (first|second)$/, '');
const isNumbered = (known: KnownSection) => /^(appendix )?\d+(\.\d+)?$/.test(numberOf(known));
const depthOf = (number: string) => number.replace(/^appendix /, '').split('.').length;

/**
 * From one number to another in printed order. Where an end is printed twice, the one that makes the shortest range from
 * the end that is not; where both are, the range starts at the one that a bare number means.
 */
function readRange(from: string, to: string, document: string, known: KnownSections): Found {
  const inOrder = known
    .of(document)
    .filter(
      (one) =>
        isNumbered(one) &&
        numberOf(one).startsWith('appendix') === from.startsWith('appendix') &&
        depthOf(numberOf(one)) === depthOf(from),
    );
  const starts = indexesOf(inOrder, from);
  const ends = indexesOf(inOrder, to);
  for (const [number, found] of [
    [from, starts],
    [to, ends],
  ] as const) {
    if (found.length === 0)
      return { sections: [], problem: unknownOne(`section of ${document}`, number, known.names(document)) };
  }
  const usual = starts.find((i) => inOrder[i] === known.find(document, from)) ?? starts[0] ?? 0;
  const [onlyEnd] = ends.length === 1 ? ends : [];
  const start = onlyEnd === undefined ? usual : starts.findLast((i) => i <= onlyEnd);
  const end = start === undefined ? undefined : ends.find((i) => i >= start);
  if (start === undefined || end === undefined)
    return { sections: [], problem: `"${from}-${to}" runs backwards in ${document}` };
  return { sections: inOrder.slice(start, end + 1) };
}

const indexesOf = (inOrder: readonly KnownSection[], number: string) =>
  inOrder.flatMap((one, i) => (numberOf(one) === number ? [i] : []));
