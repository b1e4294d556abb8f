/** What was found, and enough of it masked for the person to see which it was. The identifier itself goes no further. */
export type FoundIdentifier = { kind: IdentifierKind; masked: string };
export type IdentifierKind = 'nhs-number' | 'phone' | 'postcode' | 'email' | 'date-of-birth' | 'ni-number';

/** What people put between digits: one or two spaces (also unbreakable ones), dots, hyphens, dashes or brackets. */
const gap = '[\\s.()\\u2010-\\u2015-]{0,2}';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const any = (...options: string[]) => new RegExp(options.join('|'), 'giu');

type Pattern = { kind: IdentifierKind; pattern: RegExp; really?: (match: string) => boolean };

const patterns: readonly Pattern[] = [
  // The look-behind keeps a long run of letters from being tried again at each of them.
  { kind: 'email', pattern: /(?<![\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+/gu },
  {
    kind: 'nhs-number',
    pattern: any(`(?<!\\d)\\d{3}${gap}\\d{3}${gap}\\d{4}(?!\\d)`),
    really: isNhsNumber,
  },
  {
    kind: 'phone',
    pattern: any(
      // Not 0300 to 0399 and not 0800 to 0809: they are services' numbers, and the guidance itself gives them.
      `(?<![\\d.])(?:\\+|00)44${gap}(?:\\(0\\)${gap})?[1-35789](?:${gap}\\d){8,9}(?!\\d)`,
      '(?<![\\d.])447\\d{9}(?!\\d)',
      `(?<![\\d.])\\(?0(?:[12579]\\d|8[1-9])(?:${gap}\\d){7,8}(?!\\d)`,
      // Families live in other countries too.
      `(?<![\\d.])\\+(?!44)[1-9]\\d{0,2}(?:${gap}\\d){7,11}(?!\\d)`,
    ),
  },
  {
    kind: 'ni-number',
    pattern: /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b/giu,
  },
  {
    kind: 'postcode',
    pattern: /\b[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2}\b/giu,
    really: isPostcode,
  },
  {
    // A day that something happened belongs in a record. Written out, it is only taken for a birth where it says so, or
    // lies in the last century.
    kind: 'date-of-birth',
    pattern: any(
      `(?<![\\d.])${day}([/.-])${month}\\1(?:19|20)?\\d{2}(?![\\d.]\\d|\\d| ?m?c?g\\b| ?ml\\b)`,
      `(?<!\\d)(?:19|20)\\d{2}([/.-])${month}\\2${day}(?!\\d)`,
      `(?<!\\d)${day}(?:st|nd|rd|th)?(?: of)?[ -]${months},?[ -]19\\d{2}(?!\\d)`,
      `\\b${months} ${day}(?:st|nd|rd|th)?,? 19\\d{2}(?!\\d)`,
      `\\b(?:born|d\\.?o\\.?b\\.?|date of birth)[^\\d]{0,12}${day}[^\\d]{1,4}(?:${month}|${months})[^\\d]{1,3}\\d{2,4}`,
      `\\b(?:born|d\\.?o\\.?b\\.?|date of birth)[^\\d]{0,12}${day}(?:st|nd|rd|th)?(?: of)? ${months},? \\d{2,4}`,
    ),
  },
];

type Place = { kind: IdentifierKind; start: number; end: number };

/** Where in a text they stand. What one pattern has taken is no part of another. */
export function whereIdentifiers(text: string): Place[] {
  let rest = text;
  const places: Place[] = [];
  for (const { kind, pattern, really } of patterns) {
    rest = rest.replace(pattern, (match, ...groups) => {
      if (really && !really(match)) return match;
      const start = groups.find((one) => typeof one === 'number') as number;
      places.push({ kind, start, end: start + match.length });
      return ' '.repeat(match.length);
    });
  }
  return places;
}

/**
 * Finds what could identify a patient in free text: NHS numbers (modulus 11), UK phone numbers, postcodes, emails, dates
 * of birth, National Insurance numbers. Nothing of it may be stored, logged or sent on.
 */
export function findIdentifiers(text: string): FoundIdentifier[] {
  return whereIdentifiers(text).map(({ kind, start, end }) => ({
    kind,
    masked: mask(text.slice(start, end)),
  }));
}

/** The text with everything in it that findIdentifiers would find taken out, and the gap shown. */
export function withoutIdentifiers(text: string): string {
  const places = whereIdentifiers(text);
  // What is left can be found in its turn: a number that stood too close to another to be read.
  return places.length > 0 ? withoutIdentifiers(cutOut(text, places)) : text;
}

/** What stands where something was taken out. */
export const gapMark = '[…]';

/** The text with a gap at each place; the places do not overlap. */
export function cutOut(text: string, places: readonly { start: number; end: number }[]): string {
  let from = 0;
  const kept = places
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const piece = text.slice(from, start);
      from = end;
      return piece;
    });
  return [...kept, text.slice(from)].join(gapMark);
}

/** First two characters, the rest dotted out: enough to find it in one's own text, not enough to use. */
export const mask = (match: string) =>
  `${match.slice(0, 2)}${'•'.repeat(Math.max(2, Math.min(match.length - 2, 8)))}`;

/** The NHS number's own check: modulus 11 over the first nine digits, weights 10 to 2 (NHS Data Dictionary). */
function isNhsNumber(match: string): boolean {
  const digits = [...match.replace(/\D/g, '')].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, i) => total + digit * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return digits.length === 10 && check === digits[9];
}

/** The letters that a UK postcode begins with, where it is a single one: "G3P2 5th" and "x2 3rd" are no addresses. */
const oneLetterAreas = 'BEGLMNSW';

function isPostcode(match: string): boolean {
  const [, area = '', inward = ''] = /^([A-Z]{1,2}).*(\d[A-Z]{2})$/isu.exec(match) ?? [];
  if (area.length === 2) return true;
  // "S1 1st", "B12 1hr": said of a heart sound or a dose, never written so in an address.
  return oneLetterAreas.includes(area.toUpperCase()) && !/(st|nd|rd|th|hr|ug)$/.test(inward);
}
