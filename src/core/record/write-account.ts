import type { AskingStage } from '../../content/schema/enquiry.ts';
import { cuesOf, pathwayOf } from '../enquiry/facts.ts';
import { whichQuestions } from '../enquiry/which-questions.ts';
import { findIdentifiers } from '../identifiers/find-identifiers.ts';
import { ownWords } from './facts-for-record.ts';
import { joined, type Page, type Section, wasSeen } from './sheet.ts';

/**
 * What was said and seen: the patient's words as they were typed, what was noticed, and the answers. Only in the record
 * of the patient who was seen: "Patient states" in anybody else's record would put the words into the wrong mouth.
 */
export function writeAccount(page: Page): Section[] {
  if (!wasSeen(page)) return [];
  const { content, say, facts } = page;
  const own = ownWords(content, facts);
  const words = Object.values(own).map((text) => say('record:own-words', { words: pasteable(page, text) }));
  const others = Object.entries(facts.notes).filter(([id, text]) => !(id in own) && text.trim() !== '');
  const notes = others.map(([, text]) => say('record:clinician-note', { words: pasteable(page, text) }));
  return [
    {
      heading: say('record:headings.own-words'),
      lines: words.length > 0 ? words : [say('record:no-own-words')],
      ...(words.length > 0 && { loose: 'words' as const }),
    },
    { heading: say('record:headings.observations'), lines: observations(page), loose: 'details' as const },
    { heading: say('record:headings.answers'), lines: answers(page), loose: 'details' as const },
    { heading: say('record:headings.notes'), lines: notes, loose: 'words' as const },
  ];
}

/**
 * Free text as a clinical system takes it: the same words, tabs as spaces, line ends as \n. The guard has seen a note
 * when it was typed; a note kept under an older guard must not bring an identifier into a record.
 */
export function pasteable({ say }: Page, text: string): string {
  if (findIdentifiers(text).length > 0) return say('record:left-out');
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').trim();
}

/** What was noticed, worded as fact: once each, from the side that the card showed it from. */
function observations({ content, say, facts }: Page): string[] {
  const sides =
    pathwayOf(facts) === 'may-harm' ? (['may-harm'] as const) : (['may-be-harmed', 'may-harm'] as const);
  const seen = new Set<string>();
  return sides.flatMap((side) =>
    content.cues[side]
      .filter(({ id }) => cuesOf(facts).includes(id) && !seen.has(id) && seen.add(id))
      .map(({ id }) => `- ${say(`record:cues.${side}.${id}`)}`),
  );
}

const asked = ['immediate-safety', 'prompting', 'direct'] as const satisfies readonly AskingStage[];

/** Closed questions and their answers, by answer. What was not asked is not a finding. */
function answers({ content, say, facts }: Page): string[] {
  const questions = asked.flatMap((stage) =>
    whichQuestions(content, facts, stage).map((q) => ({
      label: say(`enquiry:${q.words}.label`),
      answer: String(facts.answers[stage]?.[q.id] ?? 'not-asked'),
    })),
  );
  const groups = { yes: ['yes'], no: ['no'], open: ['unsure', 'declined'] };
  return Object.entries(groups).flatMap(([group, wanted]) => {
    const labels = questions.filter(({ answer }) => wanted.includes(answer)).map(({ label }) => label);
    return labels.length > 0 ? [say(`record:answers.${group}`, { list: joined(labels) })] : [];
  });
}
