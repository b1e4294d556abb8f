import type { AskingStage } from '../../content/schema/enquiry.ts';
import type { Words } from '../../content/words.ts';
import type { AskedQuestion, AskView } from '../../core/conversation/views.ts';
import { drawAlready } from './already.ts';
import { besideFactor, safetyAdvice } from './beside.ts';
import type { Element } from './element.ts';
import { drawInput, noteInput, otherFactors } from './inputs.ts';
import { problemBeside } from './notices.ts';
import { stageName } from './progress.ts';
import { sourceLine } from './sources.ts';
import { heading, quiet, text } from './text.ts';

/** Stages whose questions are put to the clinician, not to the patient: the card asks them in full and says why. */
const asksTheClinician: readonly AskingStage[] = [
  'opening',
  'readiness',
  'cues',
  'household',
  'vulnerabilities',
  'judgement',
];

/** Several questions to fill in, each with its label over its choices; one note and one line of sources for the card. */
export function askCompact(words: Words, view: AskView): Element[] {
  const sources = [...view.questions, ...view.already].map(({ source }) => source);
  return [
    ...view.stages.flatMap((stage) => [
      ...(view.stages.length > 1 ? [heading(stageName(words, stage), { separator: true })] : []),
      quiet(words.t(`enquiry:stages.${stage}.lead`)),
      ...(stage === 'factors' ? drawAlready(words, view) : []),
      ...(stage === 'vulnerabilities' ? [text(words.t('enquiry:vulnerabilities.caution'))] : []),
      ...view.questions
        .filter((question) => question.stage === stage)
        .flatMap((question) => askOne(words, view, question)),
      ...(stage === 'factors' && view.questions.length > 0 ? [otherFactors(words)] : []),
    ]),
    ...(view.notable ? [noteInput(words, view.note)] : []),
    ...sourceLine(words, sources),
  ];
}

function askOne(words: Words, view: AskView, question: AskedQuestion): Element[] {
  const key = `enquiry:${question.words}`;
  const inFull = asksTheClinician.includes(question.stage);
  const opening = question.stage === 'opening';
  return [
    ...problemBeside(words, view.problems, question.id),
    drawInput(words, question, {
      label: words.t(`${key}.${inFull ? 'ask' : 'label'}`),
      expanded: opening,
      required: opening,
    }),
    ...(inFull && words.has(`${key}.why`) ? [quiet(words.t(`${key}.why`))] : []),
    ...besideFactor(words, question),
    ...safetyAdvice(words, question),
  ];
}
