/** More marks than any written language puts on one letter would cover the lines around it. */
const tooManyMarks = /(\p{M}{4})\p{M}+/gu;

/** Nearly every text of a turn is the id of a choice. */
const plainAlready = /^[ -~\n]*$/;

/**
 * What somebody typed or is called, as characters that can be seen: lines end in one way, and controls, bidirectional
 * overrides and everything else that shows nothing is gone. Such a character can make a text read differently from what
 * it says, turn the words of others around, or hide a number from the identifier check.
 */
export function plainCharacters(text: string): string {
  if (plainAlready.test(text)) return text;
  return text
    .replace(/\r\n?|[\v\f\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, (one) => (one === '\n' ? one : ''))
    .replace(tooManyMarks, '$1');
}
