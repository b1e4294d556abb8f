import type { Factor } from '../assessment/assess.ts';
import { joined, type Page, type Section, showsAssessment } from './sheet.ts';
import { pasteable } from './write-account.ts';

/** Factors present, absent and NOT KNOWN, all three always: an empty list is said to be empty. */
export function writeFactors(page: Page): Section {
  const { say, assessment, sheet } = page;
  const list = (key: string, factors: readonly Factor[]) =>
    factors.length === 0
      ? say(`record:lists.none-${key}`)
      : say(
          `record:lists.${key === 'absent' && sheet === 'person-harmed-not-seen' ? 'absent-not-seen' : key}`,
          {
            count: factors.length,
            list: joined(factors.map((factor) => nameOf(page, factor))),
          },
        );
  const having = (...answers: string[]) =>
    assessment.factors.filter(({ answer }) => answers.includes(answer));
  const present = list('present', having('yes'));
  // From part of the facts nobody can say what is absent, nor what is not known.
  if (!showsAssessment(page)) return { heading: say('record:headings.own-factors'), lines: [present] };
  const notKnown = assessment.factors.filter(({ answer }) => answer !== 'yes' && answer !== 'no');
  return {
    heading: say('record:headings.factors'),
    lines: [present, list('absent', having('no')), list('not-known', notKnown)],
  };
}

/** Where two answers disagree, both are kept in view. */
function nameOf({ say, facts }: Page, { id, answer, raised }: Factor): string {
  const factor = say(`record:factors.${id}`);
  if (answer === 'no' && raised) return say('record:lists.noted-too', { factor });
  return facts.setAside.includes(id) && answer === 'yes' ? say('record:lists.first-no', { factor }) : factor;
}

/** The level, "at least" where something is not known, every rule with its source, and the clinician's own level. */
export function writeAssessment(page: Page): Section {
  const { say, assessment } = page;
  if (!showsAssessment(page)) return { lines: [] };
  const { level, incomplete, rules, own } = assessment;
  const ownLevel = own && say(`record:own-level.names.${own.level}`);
  const reason = own && pasteable(page, own.reason);
  return {
    heading: say('record:headings.assessment'),
    lines: [
      say(`record:${incomplete ? 'at-least' : 'level'}.${level}`),
      ...rules.map(({ id, source }) => `- ${say(`record:rules.${id}`)} (${source})`),
      ...(ownLevel === undefined
        ? []
        : [
            reason
              ? say('record:own-level.with-reason', { level: ownLevel, reason })
              : say('record:own-level.plain', { level: ownLevel }),
          ]),
    ],
  };
}

/** Cautions that this record shows as a list; the others stand in its first lines or in the section that they are about. */
export function writeCautions({ content, say, sheet, assessment }: Page): Section {
  const rows = content.record.cautions.filter(
    (row) => row.as === 'list' && row.sheets.includes(sheet) && assessment.cautions.includes(row.id),
  );
  return {
    heading: say('record:headings.cautions'),
    lines: rows.map(({ id }) => `- ${say(`record:cautions.${id}`)}`),
  };
}
