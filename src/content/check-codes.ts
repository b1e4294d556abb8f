import { verhoeff } from 'cdigit';
import type { Problem } from './problem.ts';
import type { CheckedFiles } from './which-lists.ts';

/** True when the last digit is the Verhoeff check digit of those before it, as in every SNOMED CT identifier. */
export const isSnomedCode = (code: string) => verhoeff.validate(code);

/**
 * A mistyped code would be pasted into a patient record: its check digit shows it. A code marked `unconfirmed` must fail
 * the check, else a good code would be withheld.
 */
export function checkCodes(files: CheckedFiles): Problem[] {
  const codes = files['codes.yaml'];
  if (!codes) return [];
  const { file, lineOf } = codes.source;
  const seen = new Map<string, () => number>();
  return codes.value.codes.flatMap(({ code, unconfirmed }, i) => {
    const at = (field: string, message: string) => [{ file, line: lineOf(['codes', i, field]), message }];
    const before = seen.get(code);
    if (before !== undefined)
      return at('code', `the code ${code} is there twice: it is already on line ${before()}`);
    seen.set(code, () => lineOf(['codes', i, 'code']));
    const passes = isSnomedCode(code);
    if (passes && unconfirmed !== undefined) {
      return at('unconfirmed', `the check digit of ${code} is right: it does not need "unconfirmed"`);
    }
    if (passes || unconfirmed !== undefined) return [];
    return at('code', `the check digit of ${code} is wrong: compare it with its source, digit by digit`);
  });
}
