import {
  cutOut,
  findIdentifiers,
  type IdentifierKind,
  mask,
  whereIdentifiers,
  withoutIdentifiers,
} from './find-identifiers.ts';
import { findLikelyNames } from './find-likely-names.ts';

/** What was found in a free text: what is surely an identifier, and what may be a name. Masked, never whole. */
export type Found = { kind: IdentifierKind | 'likely-name'; masked: string };

/**
 * What the person chose for what was found. `ask`: nothing yet. `clean`: take it out and go on. `keep`: what looked like a
 * name is none; identifiers that are sure are asked about all the same.
 */
export type Treatment = 'ask' | 'clean' | 'keep';

/** Everything that may not be kept unasked in a text, masked. */
export function findAll(text: string, treatment: Treatment = 'ask'): Found[] {
  const sure = findIdentifiers(text);
  if (treatment === 'keep') return sure;
  const names = findLikelyNames(withBlanks(text));
  return [...sure, ...names.map(({ name }) => ({ kind: 'likely-name' as const, masked: mask(name) }))];
}

/** The text with all that findAll would find taken out, and each gap shown. */
export function takeOut(text: string, treatment: Treatment = 'ask'): string {
  const sure = withoutIdentifiers(text);
  if (treatment === 'keep') return sure;
  const names = findLikelyNames(sure);
  // A gap changes what its neighbours look like: again, until nothing is found. Every round takes a word away.
  return names.length > 0 ? takeOut(cutOut(sure, names)) : sure;
}

/** Sure identifiers as blanks: the name inside an email address is told once, as the address. */
function withBlanks(text: string): string {
  let blank = text;
  for (const { start, end } of whereIdentifiers(text)) {
    blank = blank.slice(0, start) + '~'.repeat(end - start) + blank.slice(end);
  }
  return blank;
}
