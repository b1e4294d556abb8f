/** What was found, and enough of it masked for the person to see which it was. The identifier itself goes no further. */
export type FoundIdentifier = { kind: IdentifierKind; masked: string };
export type IdentifierKind = 'nhs-number' | 'phone' | 'postcode' | 'email' | 'date-of-birth' | 'ni-number';

const patterns: readonly { kind: IdentifierKind; pattern: RegExp; really?: (match: string) => boolean }[] = [
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(\.[\w-]+)+/gu },
  { kind: 'nhs-number', pattern: /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g, really: isNhsNumber },
  { kind: 'phone', pattern: /(?<![\d])(\+44[\d ()-]{9,14}|0[\d ()-]{9,13})(?!\d)/g, really: hasPhoneLength },
  { kind: 'ni-number', pattern: /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/giu },
  { kind: 'postcode', pattern: /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/giu },
  { kind: 'date-of-birth', pattern: /\b(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-](19|20)?\d{2}\b/g },
];

/**
 * Finds what could identify a patient in free text: NHS numbers (modulus 11), UK phone numbers, postcodes, emails, dates
 * of birth, National Insurance numbers. Nothing of it may be stored, logged or sent on.
 */
export function findIdentifiers(text: string): FoundIdentifier[] {
  let rest = text;
  const found: FoundIdentifier[] = [];
  for (const { kind, pattern, really } of patterns) {
    rest = rest.replace(pattern, (match) => {
      if (really && !really(match)) return match;
      found.push({ kind, masked: mask(match) });
      return ' '.repeat(match.length);
    });
  }
  return found;
}

/** First two characters, the rest dotted out: enough to find it in one's own text, not enough to use. */
const mask = (match: string) => `${match.slice(0, 2)}${'•'.repeat(Math.min(match.length - 2, 8))}`;

/** The NHS number's own check: modulus 11 over the first nine digits, weights 10 to 2 (NHS Data Dictionary). */
function isNhsNumber(match: string): boolean {
  const digits = [...match.replace(/\D/g, '')].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, i) => total + digit * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return digits.length === 10 && check === digits[9];
}

function hasPhoneLength(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  return digits.startsWith('44') ? digits.length === 12 : digits.length === 10 || digits.length === 11;
}
