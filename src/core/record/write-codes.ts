import type { CodeFact } from '../../content/schema/record.ts';
import { findingsOf } from '../assessment/findings.ts';
import type { Page, Section } from './sheet.ts';
import { routesOf } from './write-actions.ts';

const holds: Readonly<Record<CodeFact, (page: Page) => boolean>> = {
  always: () => true,
  'abuse-evident': ({ content, facts }) => findingsOf(content, facts).abuse.length > 0,
  'dash-done': ({ facts }) => typeof facts.answers.judgement?.['dash-ticks'] === 'number',
  'heard-at-marac': ({ facts }) => facts.answers.judgement?.['previous-marac'] === 'yes',
};

/** SNOMED codes that follow from what was recorded or is to be done (dialogs/outcomes/record.yaml, `codes`). */
export function writeCodes(page: Page): Section {
  const { content, say, sheet, done } = page;
  const routes = new Set(routesOf(page).map(({ id }) => id));
  const lines = content.record.codes.flatMap(({ code, route, fact, mark, sheets }) => {
    const follows = route === undefined ? fact !== undefined && holds[fact](page) : routes.has(route);
    const entry = content.codes.codes.find((known) => known.code === code);
    if (!sheets.includes(sheet) || !follows || !entry) return [];
    // A code whose check digit is wrong would be pasted as something else, or as nothing.
    if (entry.unconfirmed !== undefined) return [say('record:codes.unconfirmed', { term: entry.term })];
    const now = mark === 'when-done' && route !== undefined && done.has(route) ? 'recorded' : mark;
    return [say(`record:codes.${now}`, { code, term: entry.term })];
  });
  return { heading: say('record:headings.codes'), lines, loose: 'reference' };
}
