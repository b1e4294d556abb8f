import type {
  Memory,
  Mood,
  Occasion,
  Rehearsal,
  Scenario,
  ScenarioFact,
} from '../../content/schema/rehearsal.ts';
import { changed, type Mind, moodOf } from './mind.ts';
import type { MoveId } from './moves.ts';
import { type LineId, linesFor, nextLine, wordsOf } from './which-line.ts';

/** The patient of one rehearsal. `seed` decides which of several wordings comes first. */
export type Patient = { rehearsal: Rehearsal; scenario: Scenario; seed: number };

/** An answer in the making: the mind as it goes along, and what was said so far. */
export type Answering = {
  patient: Patient;
  mind: Mind;
  reply: readonly LineId[];
  told: readonly string[];
  cues: readonly string[];
  remembered: readonly string[];
};

export const moodIn = ({ patient, mind }: Answering): Mood => moodOf(patient.rehearsal, mind);

function say(so: Answering, key: string, of: number): Answering {
  const { line, mind } = nextLine(so.patient.seed, so.mind, { key, of });
  return { ...so, mind, reply: [...so.reply, line] };
}

const disposed = (so: Answering, by: Mind['disposition']): Answering => ({
  ...so,
  mind: { ...so.mind, disposition: changed(so.mind.disposition, by) },
});

/** Answers a move or an occasion with the lines that fit the mood. */
export function answerTo(so: Answering, to: MoveId | Occasion): Answering {
  const { scenario, rehearsal } = so.patient;
  const { key, of } = linesFor({ scenario, common: rehearsal.common }, so.mind, moodIn(so), to);
  return say(so, key, of);
}

/** Somebody who follows a hint has listened: that is felt. */
const followedUp = { trust: 0.5, defensiveness: -0.5, shame: 0, energy: 0 };

export function tell(so: Answering, fact: ScenarioFact): Answering {
  const wasHinted = so.mind.hinted.includes(fact.id);
  const after = say(so, `${wordsOf(so.patient.scenario)}:facts.${fact.id}.tell`, fact.tell);
  const felt = disposed(wasHinted ? disposed(after, followedUp) : after, fact);
  const told = [...felt.mind.told, fact.id];
  return { ...felt, mind: { ...felt.mind, told, topic: fact.topic }, told: [...so.told, fact.id] };
}

export function hint(so: Answering, fact: ScenarioFact): Answering {
  const after = say(so, `${wordsOf(so.patient.scenario)}:facts.${fact.id}.hint`, fact.hint);
  const hinted = [...after.mind.hinted, fact.id];
  return { ...after, mind: { ...after.mind, hinted, topic: fact.topic }, cues: [...so.cues, fact.id] };
}

/** Refers back to something said earlier in the conversation: "you told me nobody would know". */
export function remember(so: Answering, memory: Memory): Answering {
  const after = say(so, `${wordsOf(so.patient.scenario)}:memories.${memory.id}`, memory.lines);
  const felt = disposed(after, memory);
  const remembered = [...felt.mind.remembered, memory.id];
  return { ...felt, mind: { ...felt.mind, remembered }, remembered: [...so.remembered, memory.id] };
}

/** What this patient throws back now: said once each, never about the very utterance that they answer. */
export function memoryOf({ patient, mind }: Answering, moves: readonly MoveId[]): Memory | undefined {
  const heard: readonly string[] = mind.heard;
  const now: readonly string[] = moves;
  return patient.scenario.memories.find((one) => {
    if (mind.remembered.includes(one.id) || !one.on.some((move) => now.includes(move))) return false;
    if (one.of) return heard.includes(one.of);
    if (one['of-fact']) return mind.told.includes(one['of-fact']);
    return one.without !== undefined && !heard.includes(one.without) && !now.includes(one.without);
  });
}
