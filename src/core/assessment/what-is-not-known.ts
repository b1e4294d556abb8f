import type { Instrument } from '../../content/schema/enquiry.ts';
import type { Evidence, Findings } from './findings.ts';

/** Only yes and no are known. Unsure, declined and not asked are NOT KNOWN, and never count as no (guide, rule of optimism). */
export const isKnown = (answer: unknown) => answer === 'yes' || answer === 'no';

/** The instrument whose factors must be known before a level may be shown without "at least". */
function instruments(findings: Findings): Instrument[] {
  if (findings.pathway === 'unclear') return ['seven-minute', 'specsss'];
  return findings.pathway === 'may-be-harmed' ? ['specsss'] : ['seven-minute'];
}

/** What the pathway's instrument names and nobody knows: factors, and on the harmed side the immediate-safety questions. */
export function whatIsNotKnown(findings: Findings): Evidence[] {
  const wanted = instruments(findings);
  const factors = findings.content.factors
    .filter((f) => f.in.some((i) => wanted.includes(i)) && !isKnown(findings.factor(f.id)))
    .map(({ id }) => ({ stage: 'factors', id }));
  if (!findings.harmed) return factors;
  const safety = findings.content.immediateSafety
    .filter(({ id }) => !isKnown(findings.answer('immediate-safety', id)))
    .map(({ id }) => ({ stage: 'immediate-safety', id }));
  return [...safety, ...factors];
}
