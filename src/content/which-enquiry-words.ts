import type { Content } from './content.ts';
import { askingStages } from './schema/enquiry.ts';
import type { Note } from './which-words.ts';

const answers = ['yes', 'no', 'unsure', 'declined', 'not-asked'];
const heard = ['concern-heard', 'nothing-heard', 'not-asked'];
const yesNoUnsure = ['yes', 'no', 'unsure'];
const surroundings = [
  'summary',
  'response',
  'recording',
  'signposting',
  'follow-up',
  'who-else',
  'reflect',
  'escalating',
];
const sides = ['may-harm', 'may-be-harmed'] as const;

/**
 * The words of enquiry.json. A question has what is asked aloud (`ask`), what stands on the card and in the record
 * (`label`) and why it is asked (`why`); it may override the common names of its own choices.
 */
export function enquiryWords(content: Content, must: Note, may: Note): void {
  const question = (path: string, choices: readonly string[] = []) => {
    must(path, ['ask', 'label', 'why']);
    may(`${path}.choices`, choices);
  };
  const bothSides = (stage: 'screening' | 'prompting', choices: readonly string[]) => {
    for (const side of sides)
      for (const { id } of content[stage][side]) question(`${stage}.${side}.${id}`, choices);
  };

  for (const stage of [...askingStages, ...surroundings]) must(`stages.${stage}`, ['title', 'lead']);
  must('choices', [...answers, ...heard]);
  openingWords(content, must, may);
  for (const { id } of content.opening.fgm) question(`opening.${id}`, yesNoUnsure);
  for (const { id, choices, safe } of content.readiness) {
    question(`readiness.${id}`, choices ? [] : yesNoUnsure);
    if (choices) must(`readiness.${id}.choices`, choices);
    (safe ? must : may)(`readiness.${id}.unsafe`);
  }
  question('cues.cues');
  for (const side of sides) for (const { id } of content.cues[side]) must(`cues.${side}.${id}.label`);
  question('household.household');
  for (const { id } of content.household) must(`household.${id}.label`);
  for (const { id } of content.immediateSafety) question(`immediate-safety.${id}`, answers);
  bothSides('screening', heard);
  bothSides('prompting', answers);
  for (const { id } of content.direct) question(`direct.${id}`, answers);
  for (const { id } of content.motivation) {
    question(`motivation.${id}`, heard);
    // "Concern heard" makes no sense as the answer to what somebody wants to change: these say it in their own way.
    must(`motivation.${id}.choices`, ['concern-heard', 'nothing-heard']);
  }
  for (const { id } of content.factors) question(`factors.${id}`, answers);
  for (const { id } of [...content.sayFirst['before-screening'], ...content.sayFirst['after-a-yes']])
    must(`say-first.${id}`);
  question('vulnerabilities.vulnerabilities');
  for (const { id } of content.vulnerabilities.vulnerabilities) must(`vulnerabilities.${id}.label`);
  must('vulnerabilities.caution');
  for (const item of content.judgement) {
    question(`judgement.${item.id}`, item.kind === 'answer' ? answers : []);
    if (item.kind === 'choice') must(`judgement.${item.id}.choices`, item.choices);
  }
}

function openingWords({ opening }: Content, must: Note, may: Note): void {
  for (const [id, choices] of [
    ['pathway', opening.pathways],
    ['timing', opening.timings],
  ] as const) {
    must(`opening.${id}`, ['ask', 'label']);
    may(`opening.${id}.why`);
    must(
      `opening.${id}.choices`,
      choices.map((choice) => choice.id),
    );
  }
  must('opening.overlays', ['ask', 'label', 'why']);
  for (const { id } of opening.overlays) must(`overlays.${id}.label`);
}
