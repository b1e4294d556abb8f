import { answerTo } from '../enquiry/facts.ts';
import { mayBeTheirs, type Page, type Section, wasSeen } from './sheet.ts';

/** The routes that this record may name, of those that what it knows leads to, most urgent first. */
export function routesOf({ content, sheet, assessment }: Page) {
  return content.routes.flatMap(({ id }) => {
    const row = content.record.routes.find((candidate) => candidate.id === id);
    // A route without a row is in no record: a new kind of help may be one that nobody at home may hear of.
    return row?.sheets.includes(sheet) && assessment.routes.includes(id) ? [row] : [];
  });
}

/** Each action with who takes it and a box to tick. */
export function writeActions(page: Page): Section {
  const lines = routesOf(page)
    .filter(({ as }) => as === 'action')
    .map(({ id }) => actionLine(page, id));
  return {
    heading: page.say('record:headings.actions'),
    lines: lines.length > 0 ? lines : [page.say('record:no-actions')],
  };
}

/** What the patient was told. Nobody tells anything to somebody who was not there. */
export function writeInformation(page: Page): Section {
  const { say } = page;
  if (!wasSeen(page)) return { lines: [] };
  const limits = `- ${say('record:limits-explained')}: ${say('record:boxes.open')}`;
  const given = routesOf(page).filter(({ as }) => as === 'information');
  return {
    heading: say('record:headings.information'),
    lines: [limits, ...given.map(({ id }) => actionLine(page, id))],
  };
}

function actionLine({ say, done }: Page, id: string): string {
  return say('record:action', {
    what: say(`record:routes.${id}.what`),
    who: say(`record:routes.${id}.who`),
    box: say(`record:boxes.${done.has(id) ? 'done' : 'open'}`),
  });
}

/**
 * Consent, and the next appointment. The answer stands only in the record of the patient at risk who gave it: whose
 * consent it was is not asked on the other pathways, and "refused" could be the other person's.
 */
export function writeConsentAndFollowUp(page: Page): Section {
  const { say, facts, assessment, sheet, content } = page;
  const answer = sheet === 'person-harmed' ? String(answerTo(facts, 'judgement', 'consent')) : '';
  const known = ['given', 'refused', 'not-safe-to-ask', 'not-asked'].includes(answer);
  const without = content.record.cautions.some(
    ({ id, as, sheets }) => as === 'consent' && sheets.includes(sheet) && assessment.cautions.includes(id),
  );
  const safe = routesOf(page).some(({ as }) => as === 'follow-up');
  return {
    lines: [
      say(`record:consent.${known ? answer : mayBeTheirs(page) ? 'of-this-patient' : 'blank'}`),
      ...(without ? [say('record:consent.without')] : []),
      say(`record:follow-up.${safe ? 'safe' : 'plain'}`),
    ],
  };
}
