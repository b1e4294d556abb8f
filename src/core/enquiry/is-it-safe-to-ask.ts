import type { Content } from '../../content/content.ts';
import { answerTo, type Facts } from './facts.ts';

/**
 * The readiness items that make it unsafe to ask now. An item without an answer is unsafe too: only an answer listed as
 * `safe` lets the questions go on (sop 1.12-1.14; guide, look after yourself).
 */
export function whyNotSafeToAsk(content: Content, facts: Facts): string[] {
  return content.readiness.filter((item) => !isSafe(facts, item)).map((item) => item.id);
}

const isSafe = (facts: Facts, { id, safe }: Content['readiness'][number]): boolean =>
  !safe || safe.includes(String(answerTo(facts, 'readiness', id)));

/** True only when readiness was gone through and nothing in it is unsafe. */
export function isSafeToAsk(content: Content, facts: Facts): boolean {
  return facts.answers.readiness !== undefined && content.readiness.every((item) => isSafe(facts, item));
}

/** True when readiness was gone through and something in it is unsafe: the outcome then carries a safe follow-up. */
export function isUnsafeToAsk(content: Content, facts: Facts): boolean {
  return facts.answers.readiness !== undefined && whyNotSafeToAsk(content, facts).length > 0;
}
