import type { EndingKind, Rehearsal, Scenario } from '../../content/schema/rehearsal.ts';
import type { Patient } from './answering.ts';
import { isTooSoon, lastWords, whetherItEnds } from './how-it-ends.ts';
import { type Mind, mindAtFirst, moodOf } from './mind.ts';
import type { MoveId } from './moves.ts';
import type { Because, Ending, RehearsalLevel, Transcript, TranscriptTurn } from './transcript.ts';
import { nextLine, wordsOf } from './which-line.ts';
import { answer } from './which-reply.ts';

/** A conversation as it stands: what was said, what the patient has in mind, and what they had in mind one turn earlier. */
export type Talk = { transcript: Transcript; mind: Mind; before: Mind };

export type Said = { text: string; moves: readonly MoveId[]; because: readonly Because[]; hinted?: boolean };

export const scenarioOf = (rehearsal: Rehearsal, id: string): Scenario | undefined =>
  rehearsal.scenarios.find((scenario) => scenario.id === id);

const patientOf = (rehearsal: Rehearsal, { scenario: id, seed }: Transcript): Patient => {
  const scenario = scenarioOf(rehearsal, id);
  if (!scenario) throw new Error(`there is no scenario "${id}"`);
  return { rehearsal, scenario, seed };
};

/** The patient comes in and says the first words. */
export function beginTalk(scenario: Scenario, level: RehearsalLevel, seed: number): Talk {
  const mind = mindAtFirst(scenario);
  const opening = { reply: [`${wordsOf(scenario)}:opening.line#0`], cues: scenario.opening.hints };
  const transcript: Transcript = {
    ...{ scenario: scenario.id, level, seed, start: mind.disposition, opening, turns: [] },
  };
  return { transcript, mind, before: mind };
}

/** Nothing said, or a sound that only invites to go on. */
const isPause = (text: string): boolean =>
  /^(?:h*m+h*m*|uh[ -]?huh|silence|wait|pause|nod(?:s|ding)?|\s|[^\p{L}\p{N}])*$/iu.test(text);

/** One utterance, and the patient's answer to it. Ends the conversation where it ends it. */
export function afterSaying(rehearsal: Rehearsal, talk: Talk, said: Said, replayed = false): Talk {
  const patient = patientOf(rehearsal, talk.transcript);
  const { moves } = said;
  const tooSoon = isTooSoon(talk.mind, moves);
  const { mind, answered } = answer(patient, talk.mind, moves, isPause(said.text));
  const turn: TranscriptTurn = {
    ...{ said: said.text, moves, because: said.because },
    ...(replayed && { corrected: moves, replayed }),
    ...(said.hinted && { hinted: true as const }),
    ...answered,
  };
  const next: Talk = {
    transcript: { ...talk.transcript, turns: [...talk.transcript.turns, turn] },
    ...{ mind, before: talk.mind },
  };
  const kind = whetherItEnds(mind, moves, tooSoon);
  return kind ? ended(patient, next, kind) : next;
}

function ended(patient: Patient, talk: Talk, kind: EndingKind): Talk {
  const ending: Ending = { kind, mood: moodOf(patient.rehearsal, talk.mind) };
  const lines = lastWords(patient, talk.mind, kind);
  const last = talk.transcript.turns.at(-1);
  if (!lines || !last) return { ...talk, transcript: { ...talk.transcript, ending } };
  const { line, mind } = nextLine(patient.seed, talk.mind, lines);
  const turns = [...talk.transcript.turns.slice(0, -1), { ...last, reply: [...last.reply, line] }];
  return { ...talk, mind, transcript: { ...talk.transcript, turns, ending } };
}

/** The trainee stops: at any time, without a word from the patient. */
export const stopTalk = (rehearsal: Rehearsal, talk: Talk): Talk =>
  ended(patientOf(rehearsal, talk.transcript), talk, 'stopped');

/**
 * "That is not what I meant". The corrected moves count for the debrief. The patient answers the last utterance anew
 * where the trainee is coached, and at every level where it was taken for a goodbye that it was not.
 */
export function afterCorrecting(
  rehearsal: Rehearsal,
  talk: Talk,
  { turn, moves }: { turn: number; moves: readonly MoveId[] },
): Talk {
  const { transcript } = talk;
  const corrected = transcript.turns[turn];
  if (!corrected) return talk;
  const isLast = turn === transcript.turns.length - 1;
  const noGoodbye = transcript.ending?.kind === 'goodbye' && !moves.includes('close');
  if (isLast && (noGoodbye || (transcript.level === 'coached' && !transcript.ending))) {
    const { ending: _, ...open } = transcript;
    const back = {
      ...talk,
      mind: talk.before,
      transcript: { ...open, turns: transcript.turns.slice(0, -1) },
    };
    const { said: text, because, hinted } = corrected;
    return afterSaying(rehearsal, back, { text, moves, because, hinted: hinted === true }, true);
  }
  const turns = transcript.turns.map((one, i) => (i === turn ? { ...one, corrected: moves } : one));
  return { ...talk, transcript: { ...transcript, turns } };
}
