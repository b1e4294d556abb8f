import type { Inputs } from '../core/conversation/card-actions.ts';
import type { Question } from '../core/enquiry/which-questions.ts';
import type { Case } from './case-schema.ts';

/** What a case that says nothing of an item of readiness means; every other item is then "yes". */
const usualReadiness: Readonly<Record<string, string>> = {
  interpreter: 'not-needed',
  'information-source': 'patient',
};

/** What somebody who lives this case fills in for some questions of a card, in the form in which a card sends it. */
export function whichInputs(one: Case, questions: readonly Question[]): Inputs {
  return Object.fromEntries(questions.map((question) => [question.id, inputFor(one, question)]));
}

function inputFor(one: Case, question: Question): string | number | undefined {
  const { id } = question;
  switch (question.stage) {
    case 'opening':
      return openingInput(one, id);
    case 'readiness': {
      const said = one.readiness[id] ?? usualReadiness[id] ?? 'yes';
      // No card offers "declined" for what the clinician sees; blank is as little known and as unsafe.
      return question.kind === 'one' && question.choices.includes(said) ? said : 'not-asked';
    }
    case 'cues':
      return ticked(one.cues, question);
    case 'household':
      return one.household.length > 0 ? ticked(one.household, question) : 'not-known';
    case 'vulnerabilities':
      return ticked(one.vulnerabilities, question);
    case 'factors':
      return factorInput(one, question);
    case 'motivation':
      return undefined;
    case 'judgement':
      return one.judgement[id];
    default:
      return one[question.stage][id];
  }
}

function openingInput(one: Case, id: string): string {
  if (id === 'pathway') return one.pathway;
  if (id === 'timing') return one.timing;
  return id === 'overlays' ? one.overlays.join(',') : (one.fgm[id] ?? 'unsure');
}

/** Only what the card offers can be ticked: a cue of another pathway is left to be found as never asked. */
function ticked(ids: readonly string[], question: Question): string {
  if (question.kind !== 'many') return '';
  return ids.filter((id) => question.choices.some((choice) => choice.id === id)).join(',');
}

/** A raised factor is already present: only something else than yes is worth saying. */
function factorInput(one: Case, question: Question): string | undefined {
  const named = one.factors[question.id];
  if (question.raised) return named === 'yes' || named === 'not-asked' ? undefined : named;
  return named ?? one['other-factors'];
}
