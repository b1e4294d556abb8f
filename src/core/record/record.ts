import type { Sheet } from '../../content/schema/record.ts';

/** Whose patient record a text is for. */
export const recordKinds = ['person-causing-harm', 'person-harmed', 'child'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What the clinician chose: which record, and which of its routes are done already (ids; others are ignored). */
export type RecordChoices = { kind: RecordKind; done?: readonly string[] };

/** ISO instants with a zone, such as 2026-11-20T14:05:00Z: the start of the enquiry, and the writing of this text. */
export type RecordTimes = { startedAt: string; writtenAt: string };

/** Finds a word: `Words.t` of src/content/words.ts. */
export type Say = (key: string, vars?: Readonly<Record<string, string | number>>) => string;

/**
 * One record, ready to paste: plain text, \n line ends, no markup, each text under 4,000 characters.
 * `continued` holds what did not fit, as further entries. `routes` are the ids that can be ticked as done.
 * `checklist` and `withheld` stand beside the text on the card and are never copied with it.
 */
export type RecordText = {
  kind: RecordKind;
  sheet: Sheet;
  title: string;
  text: string;
  continued: readonly string[];
  routes: readonly string[];
  checklist: readonly string[];
  withheld: readonly string[];
};
