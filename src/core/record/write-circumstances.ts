import { answerTo, type Facts, householdOf, overlaysOf, pathwayOf, timingOf } from '../enquiry/facts.ts';
import { joined, mayBeTheirs, type Page, type Section, wasSeen } from './sheet.ts';
import { ukDateTime } from './uk-time.ts';

/** When, who was there, what it is about, where it comes from. Names are blanks to fill in: Askwell holds none. */
export function writeCircumstances(page: Page): Section {
  const { say, sheet } = page;
  const lines = [
    when(page),
    ...(wasSeen(page) ? whoWasPresent(page) : []),
    say(`record:concern.${sheet}`) + overlays(page),
    // A parent may see a child's record: it does not tell who spoke.
    ...(sheet === 'child' ? [] : [informationSource(page)]),
    ...(mayBeTheirs(page) ? [] : [say('record:name-of-person-causing-harm')]),
    ...(page.account === 'own-answers' ? [] : [household(page)]),
    ...(wasSeen(page) ? [say('record:incidents')] : []),
    ...(wasSeen(page) && injured(page) ? [say('record:injuries')] : []),
  ];
  return { heading: say('record:head.entry'), lines };
}

/** Afterwards the enquiry starts when the clinician types, not when the patient was there: that time is a blank. */
function when(page: Page): string {
  const { say, at, facts } = page;
  const written = ukDateTime(at.writtenAt);
  if (!wasSeen(page)) return say('record:when.not-seen', { written });
  if (timingOf(facts) !== 'in-consultation') return say('record:when.seen-before', { written });
  return say('record:when.seen', { started: ukDateTime(at.startedAt), written });
}

function whoWasPresent({ say, facts }: Page): string[] {
  const alone = knownAnswer(facts, 'seen-alone', ['yes', 'no']);
  const interpreter = knownAnswer(facts, 'interpreter', ['not-needed', 'professional', 'not-professional']);
  const sober = answerTo(facts, 'readiness', 'sober');
  return [
    `${say(`record:seen-alone.${alone}`)} ${say('record:others-present')}`,
    say(`record:interpreter.${interpreter}`),
    ...(sober === 'no' ? [say('record:under-influence')] : []),
  ];
}

function informationSource(page: Page): string {
  const choices = ['patient', 'victim', 'child', 'other-professional', 'observed'];
  const source = knownAnswer(page.facts, 'information-source', choices);
  // Where the patient themselves is at risk, both of these answers mean the one who sat there.
  if (source === 'victim' && pathwayOf(page.facts) === 'may-be-harmed' && wasSeen(page))
    return page.say('record:information-source.patient');
  const elsewhere = source === 'patient' && !wasSeen(page);
  return page.say(`record:information-source.${elsewhere ? 'patient-seen' : source}`);
}

const knownAnswer = (facts: Facts, id: string, known: readonly string[]) => {
  const answer = String(answerTo(facts, 'readiness', id));
  return known.includes(answer) ? answer : 'not-known';
};

function overlays({ content, say, facts }: Page): string {
  const ticked = content.opening.overlays.filter(({ id }) => overlaysOf(facts).includes(id));
  if (ticked.length === 0) return '';
  return ` ${say('record:overlays.line', { list: joined(ticked.map(({ id }) => say(`record:overlays.${id}`))) })}`;
}

function household({ content, say, facts }: Page): string {
  const ticked = content.household.filter(({ id }) => householdOf(facts).includes(id));
  if (ticked.length === 0) return say('record:household.unknown');
  return say('record:household.line', {
    list: joined(ticked.map(({ id }) => say(`record:household.${id}`))),
  });
}

function injured({ content, facts }: Page): boolean {
  const cues = (facts.answers.cues?.cues ?? []) as readonly string[];
  return content.record.injuries.some(({ id }) => cues.includes(id));
}
