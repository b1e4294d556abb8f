import type { Content } from '../../content/content.ts';
import type { AskingStage } from '../../content/schema/enquiry.ts';
import { type Answers, asksHarmed, cuesOf, type Facts, nothingKnown, type Value } from '../enquiry/facts.ts';
import { isUnsafeToAsk } from '../enquiry/is-it-safe-to-ask.ts';
import { whichQuestions } from '../enquiry/which-questions.ts';
import type { Account } from './which-account.ts';

/** Where the patient answers questions that were put to them. */
const spokenStages = ['immediate-safety', 'screening', 'prompting', 'direct', 'motivation'] as const;

/**
 * What a record knows. The text is written from these facts alone, so that what is not in them cannot get into it by
 * any way: not as a factor, nor as a rule, a route, a caution, a code or a level.
 */
export function factsForRecord(content: Content, facts: Facts, account: Account): Facts {
  const { opening, readiness, cues, household, factors } = facts.answers;
  switch (account) {
    case 'everything':
      return facts;
    case 'assessment':
      // Free text of one person does not go into the record of another.
      return {
        ...{ ...facts, notes: {} },
        ...(facts.ownLevel && { ownLevel: { level: facts.ownLevel.level, reason: '' } }),
      };
    case 'patients-account':
      // Danger, judgement and the clinician's own level stay out: a call from home may be behind each of them.
      return {
        ...nothingKnown,
        answers: given({ opening, readiness, cues, household, factors, ...spokenAnswers(content, facts) }),
        ...{ notes: ownWords(content, facts), setAside: facts.setAside },
      };
    case 'own-answers': {
      const own = new Set(content.record['own-cues'].map(({ id }) => id));
      const answers = given({
        ...{ opening, readiness, ...spokenAnswers(content, facts) },
        cues: cues && { cues: cuesOf(facts).filter((id) => own.has(id)) },
      });
      return { ...nothingKnown, answers, notes: ownWords(content, facts) };
    }
    case 'nothing':
      return nothingKnown;
  }
}

/** Notes that hold the patient's own words, in the order in which they were asked for. */
export function ownWords(content: Content, facts: Facts): Record<string, string> {
  const words: Record<string, string> = {};
  for (const stage of stagesPutToThePatient(content, facts)) {
    for (const id of [stage, ...whichQuestions(content, facts, stage).map((q) => q.id)]) {
      const note = facts.notes[id];
      if (note !== undefined && note.trim() !== '') words[id] = note;
    }
  }
  return words;
}

/** Answers to questions that this pathway puts to the patient; answers from a pathway left since do not count as said. */
function spokenAnswers(content: Content, facts: Facts): Partial<Record<AskingStage, Record<string, Value>>> {
  return Object.fromEntries(
    stagesPutToThePatient(content, facts).map((stage) => {
      const asked = new Set(whichQuestions(content, facts, stage).map((q) => q.id));
      const answers = Object.entries(facts.answers[stage] ?? {}).filter(([id]) => asked.has(id));
      return [stage, Object.fromEntries(answers)];
    }),
  );
}

/** Where it was not safe to ask, immediate safety was entered from what is known already: nobody said it. */
function stagesPutToThePatient(content: Content, facts: Facts) {
  return spokenStages.filter(
    (stage) => stage !== 'immediate-safety' || (asksHarmed(facts) && !isUnsafeToAsk(content, facts)),
  );
}

/** Without the stages that hold nothing: a stage that is a key counts as gone through. */
function given(answers: { [S in AskingStage]?: Answers[S] | undefined }): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([, value]) => value !== undefined && Object.keys(value).length > 0),
  ) as Answers;
}
