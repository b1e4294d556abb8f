import type { Level } from '../../content/schema/outcomes.ts';
import type { Answers, Value } from '../enquiry/facts.ts';
import type { Notes } from '../enquiry/record-answers.ts';
import type { Card } from '../enquiry/which-cards.ts';
import type { Question } from '../enquiry/which-questions.ts';
import { gapMark } from '../identifiers/find-identifiers.ts';
import { findAll, type Treatment, takeOut } from '../identifiers/take-out.ts';
import type { Inputs } from './card-actions.ts';
import { plainCharacters } from './plain-characters.ts';
import type { Held, HoldingVerb, Notice } from './views.ts';

export const longestNote = 1000;

export type InputProblem = Notice & { question?: string };
/** What could be read of a card that could not be taken, to show it again: nobody should have to fill in a card twice. */
export type Draft = {
  answers: Answers;
  note: string | undefined;
  own?: { level: Level; reason: string };
  held?: Held;
};
export type ReadInputs = { answers: Answers; notes: Notes; problems: InputProblem[]; draft: Draft };

/** How strictly a card is read: confirmed (all must be there), skipped (what is missing is "not asked"), or kept by the way. */
export type Reading = 'confirm' | 'skip' | 'keep';

/**
 * Reads what a client sent for the questions of one card. Nothing is trusted: an id that the card does not ask, a choice
 * that it does not offer or an identifier in a note is a problem, and then nothing of the card may be recorded.
 */
export function readInputs(
  card: Card,
  inputs: Inputs,
  reading: Reading,
  treatment: Treatment = 'ask',
): ReadInputs {
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
  const notes = readNote(card, inputs.note, problems, treatment);
  return { answers, notes, problems, draft: { answers, note: draftText(inputs.note, treatment) } };
}

/**
 * A text as it may be shown again, and so kept with the reply: a gap for every identifier and likely name, and not longer
 * than a note may be. Cut off, it is looked through once more: half a number can be another number.
 */
export function draftText(raw: unknown, treatment: Treatment): string | undefined {
  if (typeof raw !== 'string') return undefined;
  const whole = takeOut(plainCharacters(raw).slice(0, 4 * longestNote), treatment);
  return whole.length > longestNote ? takeOut(whole.slice(0, longestNote), treatment) : whole;
}

/**
 * One free text, looked through before it is kept. Out: the text as it may be kept, or what was found. `clean` leaves gaps;
 * `keep` needs the word written again, because a likely name never came back with the card.
 */
export function readText(typed: string, treatment: Treatment): { text: string; problems: InputProblem[] } {
  const whole = plainCharacters(typed).trim();
  const text = treatment === 'clean' ? takeOut(whole) : whole;
  const problems = findAll(text, treatment).map(({ kind, masked }) => ({
    words: `chrome:identifiers.${kind}`,
    vars: { masked },
  }));
  const nothingToKeep = treatment === 'keep' && text.includes(gapMark) && findAll(text).length === 0;
  return { text, problems: nothingToKeep ? [{ words: 'chrome:identifiers.write-it-again' }] : problems };
}

/** What a held text offers besides writing it again; nothing where nothing was found in it. */
export function heldBack(typed: unknown, verb: HoldingVerb): { held?: Held } {
  if (typeof typed !== 'string' || typed.length > 4 * longestNote) return {};
  const text = plainCharacters(typed);
  const found = findAll(text);
  const wasFound = found.length > 0 || text.includes(gapMark);
  return wasFound ? { held: { verb, keepable: found.every(({ kind }) => kind === 'likely-name') } } : {};
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

function readNote(card: Card, raw: unknown, problems: InputProblem[], treatment: Treatment): Notes {
  if (raw === undefined || raw === null) return {};
  if (typeof raw !== 'string') {
    problems.push({ words: 'chrome:problems.unreadable' });
    return {};
  }
  const note = plainCharacters(raw).trim();
  if (note.length > longestNote) {
    problems.push({ words: 'chrome:problems.note-too-long', vars: { most: longestNote } });
    return {};
  }
  const read = readText(note, treatment);
  problems.push(...read.problems);
  return problems.length > 0 ? {} : { [noteKey(card)]: read.text.slice(0, longestNote) };
}
