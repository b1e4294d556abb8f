import { assess } from '../assessment/assess.ts';
import { type Facts, pathwayOf } from '../enquiry/facts.ts';
import { type Page, showsAssessment, wasSeen } from './sheet.ts';

/**
 * What the clinician told and this record does not carry, in words that do not tell why: the card may be read over a
 * shoulder too. A gap that nobody knows of would be taken for a record that is complete.
 */
export function whatIsWithheld(page: Page, all: Facts): string[] {
  const { content, say, facts, account, assessment } = page;
  if (account === 'everything') return [];
  if (account === 'nothing') {
    const wasTheirPatient = page.sheet === 'either-side' || pathwayOf(all) === 'may-harm';
    const add = say(`record:withheld.${wasTheirPatient ? 'by-hand' : 'add-nothing'}`);
    return [say('record:withheld.short-on-purpose'), add];
  }

  const notes = Object.keys(all.notes).filter((id) => facts.notes[id] === undefined).length;
  const presentIn = (factors: typeof assessment.factors) =>
    factors.filter(({ answer }) => answer === 'yes').length;
  const factors = presentIn(assess(content, all).factors) - presentIn(assessment.factors);
  const own = all.ownLevel !== undefined && (facts.ownLevel === undefined ? 'own-level' : 'reason');
  const ticked = all.answers.vulnerabilities?.vulnerabilities;
  const left = [
    ...(notes > 0
      ? [say(`record:withheld.${wasSeen(page) ? 'notes' : 'other-notes'}`, { count: notes })]
      : []),
    ...(factors > 0 ? [say('record:withheld.factors', { count: factors })] : []),
    ...(Array.isArray(ticked) && ticked.length > 0 ? [say('record:withheld.vulnerabilities')] : []),
    ...(showsAssessment(page) ? [] : [say('record:withheld.assessment')]),
    ...(all.danger && !facts.danger ? [say('record:withheld.danger')] : []),
    ...(own && showsAssessment(page) ? [say(`record:withheld.${own}`)] : []),
  ];
  return left.length > 0 && wasSeen(page) ? [...left, say('record:withheld.by-hand')] : left;
}
