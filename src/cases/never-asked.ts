import type { Question } from '../core/enquiry/which-questions.ts';
import type { Case } from './case-schema.ts';

/** Every answer that the case gives, as "stage.id". `not-asked` is no answer, and what is left out is not given. */
function givenAnswers(one: Case): string[] {
  const answers = {
    fgm: one.fgm,
    readiness: one.readiness,
    screening: one.screening,
    'immediate-safety': one['immediate-safety'],
    prompting: one.prompting,
    direct: one.direct,
    factors: { ...one.factors, 'other-factors': one['other-factors'] },
    judgement: one.judgement,
  };
  const ticks = { cues: one.cues, household: one.household, vulnerabilities: one.vulnerabilities };
  return [
    ...Object.entries(answers).flatMap(([stage, given]) =>
      Object.entries(given)
        .filter(([, answer]) => answer !== undefined && answer !== 'not-asked')
        .map(([id]) => `${stage}.${id}`),
    ),
    ...Object.entries(ticks).flatMap(([stage, ids]) => ids.map((id) => `${stage}.${id}`)),
  ];
}

/**
 * What a question lets somebody answer, as "stage.id": itself, or each of the entries that can be ticked. Of the
 * opening only the fgm questions can go unasked, and a case gives them under `fgm`.
 */
export function askedBy(question: Question): string[] {
  const ids = question.kind === 'many' ? question.choices.map((choice) => choice.id) : [question.id];
  const all = question.stage === 'factors' ? [...ids, 'other-factors'] : ids;
  const stage = question.stage === 'opening' ? 'fgm' : question.stage;
  return all.map((id) => `${stage}.${id}`);
}

/** The answers of the case that the conversation never asked for. `asked` holds what askedBy gave, card by card. */
export function neverAsked(one: Case, asked: ReadonlySet<string>): string[] {
  return givenAnswers(one).filter((answer) => !asked.has(answer));
}
