import type { IContainer } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import { type LineId, whereIs } from '../../core/rehearsal/which-line.ts';
import { box, text } from './text.ts';

/** Every card of a rehearsal begins so: nobody may take a simulated patient for a real record. */
export const marked = (words: Words): IContainer =>
  box('emphasis', [text(words.t('rehearsal:marked'), { size: 'Small', weight: 'Bolder', color: 'Accent' })]);

export const patientWords = (words: Words, scenario: string, key: 'name' | 'who' | 'note'): string =>
  words.t(`rehearsal/${scenario}:patient.${key}`);

/** One line as the patient says it. Undefined where the wording is there no longer: content may have changed since. */
export function lineInWords(words: Words, line: LineId): string | undefined {
  const { key, index } = whereIs(line);
  return words.has(key) ? words.list(key)[index] : undefined;
}

/** What one sees stands in italics, beside what one hears. */
export const asSpoken = (line: string): string => line.replace(/\(([^)]+)\)/g, '_($1)_');
