import type { Answers, Value } from '../enquiry/facts.ts';
import type { Notes } from '../enquiry/record-answers.ts';
import type { Card } from '../enquiry/which-cards.ts';
import type { Question } from '../enquiry/which-questions.ts';
import { findIdentifiers, withoutIdentifiers } from '../identifiers/find-identifiers.ts';
import type { Inputs } from './card-actions.ts';
import type { Notice } from './views.ts';

export const longestNote = 1000;

export type InputProblem = Notice & { question?: string };
/** What could be read of a card that could not be taken, to show it again: nobody should have to fill in a card twice. */
export type Draft = { answers: Answers; note: string | undefined };
export type ReadInputs = { answers: Answers; notes: Notes; problems: InputProblem[]; draft: Draft };

/** How strictly a card is read: confirmed (all must be there), skipped (what is missing is "not asked"), or kept by the way. */
export type Reading = 'confirm' | 'skip' | 'keep';

/**
 * Reads what a client sent for the questions of one card. Nothing is trusted: an id that the card does not ask, a choice
 * that it does not offer or an identifier in a note is a problem, and then nothing of the card may be recorded.
 */
export function readInputs(card: Card, inputs: Inputs, reading: Reading): ReadInputs {
  const problems: InputProblem[] = [];
  const answers: Record<string, Record<string, Value>> = {};
  const known = new Set([...card.questions.map((q) => q.id), 'note', 'other-factors']);
  for (const id of Object.keys(inputs))
    if (!known.has(id)) problems.push({ words: 'chrome:problems.unknown-input' });

  const othersNo = inputs['other-factors'] === 'no' && reading !== 'keep';
  for (const question of card.questions) {
    const value = readOne(question, inputs[question.id], reading, othersNo);
    if (value === undefined) continue;
    if (typeof value === 'object' && 'problem' in value) {
      problems.push({ words: `chrome:problems.${value.problem}`, question: question.id });
      continue;
    }
    answers[question.stage] = { ...answers[question.stage], [question.id]: value };
  }
  const notes = readNote(card, inputs.note, problems);
  return { answers, notes, problems, draft: { answers, note: draftNote(inputs.note) } };
}

/** A note as it may be shown again, and so kept with the reply: without identifiers, and not longer than a note may be. */
function draftNote(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined;
  return withoutIdentifiers(withoutControls(raw).slice(0, 4 * longestNote)).slice(0, longestNote);
}

type Unreadable = { problem: string };

function readOne(
  q: Question,
  raw: unknown,
  reading: Reading,
  othersNo: boolean,
): Value | Unreadable | undefined {
  const blank = raw === undefined || raw === null || raw === '';
  if (!blank && typeof raw !== 'string' && typeof raw !== 'number') return { problem: 'unreadable' };
  const text = blank ? '' : String(raw).trim();
  switch (q.kind) {
    case 'one': {
      // A yes to what is present anyway adds nothing; a yes that takes an earlier no back does. Left alone, a no stays.
      if (q.raised && blank) return q.denied && reading !== 'keep' ? 'no' : undefined;
      if (q.raised && text === 'yes' && !q.denied) return undefined;
      const value = blank ? 'not-asked' : text;
      if (value !== 'not-asked' && !q.choices.includes(value)) return { problem: 'unknown-choice' };
      if (value !== 'not-asked') return value;
      if (reading === 'keep') return undefined;
      // Without a pathway and a timing there is no enquiry: the opening cannot be skipped.
      const mustChoose = reading === 'confirm' || q.stage === 'opening';
      if (q.usual === undefined && mustChoose) return { problem: 'choose-one' };
      return othersNo && q.stage === 'factors' && !q.raised ? 'no' : 'not-asked';
    }
    case 'many': {
      const ticked = text === '' ? [] : text.split(',').map((id) => id.trim());
      if (ticked.some((id) => !q.choices.some((choice) => choice.id === id)))
        return { problem: 'unknown-choice' };
      const needsOne = q.stage === 'household' || (q.stage === 'cues' && reading === 'confirm');
      if (ticked.length === 0 && needsOne && reading !== 'keep') return { problem: 'choose-at-least-one' };
      if (ticked.length === 0 && reading === 'keep') return undefined;
      return [...new Set(ticked)];
    }
    case 'number': {
      if (blank) return reading === 'keep' ? undefined : 'not-asked';
      const number = Number(text);
      if (!/^\d{1,4}$/.test(text) || number < q.min || number > q.max) return { problem: 'out-of-range' };
      return number;
    }
  }
}

/** The note belongs to the question where a card asks one, otherwise to the stage. */
export const noteKey = (card: Card) =>
  (card.questions.length === 1 && card.questions[0]?.id) || card.place.stage;

function readNote(card: Card, raw: unknown, problems: InputProblem[]): Notes {
  if (raw === undefined || raw === null) return {};
  if (typeof raw !== 'string') {
    problems.push({ words: 'chrome:problems.unreadable' });
    return {};
  }
  const note = withoutControls(raw).trim();
  if (note.length > longestNote) {
    problems.push({ words: 'chrome:problems.note-too-long', vars: { most: longestNote } });
    return {};
  }
  const found = findIdentifiers(note);
  for (const { kind, masked } of found)
    problems.push({ words: `chrome:identifiers.${kind}`, vars: { masked } });
  return problems.length > 0 ? {} : { [noteKey(card)]: note };
}

/** Control and bidirectional characters can make a note read differently from what it says in the record. */
function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n]/gu, '');
}
