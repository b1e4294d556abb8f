import { plainCharacters } from '../conversation/plain-characters.ts';
import { type FoundIdentifier, findIdentifiers } from '../identifiers/find-identifiers.ts';
import { findAll } from '../identifiers/take-out.ts';
import { type Wish, wishes } from './escalation.ts';
import type { EscalateView } from './views.ts';

export type ReadWish = {
  wish: Wish;
  callBackBy?: string;
  reachOn?: string;
  question?: string;
  wordsToo: boolean;
};
type Problems = EscalateView['problems'];

export const longestText = 1000;

/** What a person wrote to another about an escalation: plain characters, not too long, and nothing that says who. */
export function readLetter(
  raw: unknown,
): { text: string } | { problem: 'nothing-written' | 'too-long' | 'holds-identifiers'; found?: string } {
  const text = typeof raw === 'string' ? plainCharacters(raw).trim() : '';
  if (text === '') return { problem: 'nothing-written' };
  if (text.length > longestText) return { problem: 'too-long' };
  const found = findAll(text);
  if (found.length === 0) return { text };
  return { problem: 'holds-identifiers', found: found.map(({ masked }) => masked).join(', ') };
}

/**
 * Reads the form. Untrusted: an unknown wish is "advice", a time is HH:MM or a problem. The clinician's own number is
 * the one number that may be written, in the one field that asks for it.
 */
export function readWish(inputs: Readonly<Record<string, unknown>>): { wish: ReadWish; problems: Problems } {
  const wish = wishes.find((one) => one === inputs.wish) ?? 'advice';
  const problems: Problems[number][] = [];
  const time = typeof inputs['call-back-by'] === 'string' ? inputs['call-back-by'].trim() : '';
  const timeFits = /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  if (time !== '' && !timeFits) problems.push({ input: 'call-back-by', words: 'escalation:problems.time' });
  const number = typeof inputs['reach-on'] === 'string' ? inputs['reach-on'].trim() : '';
  const numberFits = /^[\d +()-]{3,20}( ?(ext|x|bleep)\.? ?\d{1,6})?$|^(ext|x|bleep)\.? ?\d{1,6}$/i.test(
    number,
  );
  const isPatients = findIdentifiers(number).some(({ kind }: FoundIdentifier) => kind === 'nhs-number');
  const numberTaken = /\d/.test(number) && numberFits && !isPatients;
  if (number !== '' && !numberTaken)
    problems.push({ input: 'reach-on', words: 'escalation:problems.reach-on' });
  const question =
    inputs.question === undefined || inputs.question === '' ? undefined : readLetter(inputs.question);
  if (question && 'problem' in question && question.problem !== 'nothing-written')
    problems.push({
      ...{ input: 'question', words: `escalation:problems.${question.problem}` },
      ...(question.found !== undefined && { vars: { found: question.found } }),
    });
  return {
    wish: {
      ...{ wish, wordsToo: inputs['words-too'] === 'true' || inputs['words-too'] === true },
      ...(timeFits && { callBackBy: time }),
      ...(numberTaken && { reachOn: number }),
      ...(question && 'text' in question && { question: question.text }),
    },
    problems,
  };
}
