import type { Content } from '../../content/content.ts';
import type { Facts } from '../enquiry/facts.ts';
import { fitIntoEntries } from './fit-into-entries.ts';
import type { RecordChoices, RecordText, RecordTimes, Say } from './record.ts';
import { type Page, pageFor, type Section } from './sheet.ts';
import { whatIsWithheld } from './what-is-withheld.ts';
import { writeAccount } from './write-account.ts';
import { routesOf, writeActions, writeConsentAndFollowUp, writeInformation } from './write-actions.ts';
import { writeAssessment, writeCautions, writeFactors } from './write-assessment.ts';
import { writeCircumstances } from './write-circumstances.ts';
import { writeCodes } from './write-codes.ts';

/**
 * The text of one patient record (sop 8.16-8.22, appendix 1; briefing 5). Pure: the same facts, choices, words and times
 * give the same text. What a record may carry is decided before a word of it is written (which-account.ts).
 */
export function recordText(
  content: Content,
  facts: Facts,
  choices: RecordChoices,
  say: Say,
  at: RecordTimes,
): RecordText {
  const page = pageFor(content, facts, choices, say, at);
  const [text = '', ...continued] = entriesOf(page);
  return {
    ...{ kind: choices.kind, sheet: page.sheet, text, continued },
    title: say(`record:titles.${page.sheet}`),
    routes: page.account === 'nothing' ? [neutralRoute] : tickable(page),
    checklist: content.record.checklist
      .filter(({ sheets }) => sheets.includes(page.sheet))
      .map(({ id }) => say(`record:checklist.${id}`)),
    withheld: whatIsWithheld(page, facts),
  };
}

const tickable = (page: Page) =>
  routesOf(page)
    .filter(({ as }) => as !== 'follow-up')
    .map(({ id }) => id);

function entriesOf(page: Page): string[] {
  const { say } = page;
  const head: Section = { lines: [say('record:head.hide'), say('record:head.copies')] };
  const sign: Section = { lines: [say('record:sign')] };
  const sections =
    page.account === 'nothing'
      ? [neutralEntry(page)]
      : [
          writeCircumstances(page),
          ...writeAccount(page),
          writeFactors(page),
          ...writeAssessment(page),
          writeCautions(page),
          writeActions(page),
          writeInformation(page),
          writeConsentAndFollowUp(page),
          writeCodes(page),
        ];
  return fitIntoEntries(head, sections, sign, say);
}

const neutralRoute = 'organisation-lead';

/** The same text whatever was told, without a time: the hour of somebody else's appointment would tell who spoke. */
function neutralEntry({ say, done }: Page): Section {
  const box = say(`record:boxes.${done.has(neutralRoute) ? 'done' : 'open'}`);
  return {
    heading: say('record:head.entry'),
    lines: [say('record:neutral.concern', { box }), say('record:neutral.details')],
  };
}
