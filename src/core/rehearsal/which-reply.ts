import {
  type Answering,
  answerTo,
  hint,
  memoryOf,
  moodIn,
  type Patient,
  remember,
  tell,
} from './answering.ts';
import { isGoodbye, isTooSoon } from './how-it-ends.ts';
import { changed, type Mind } from './mind.ts';
import type { MoveId } from './moves.ts';
import type { Answered } from './transcript.ts';
import { afterMoves } from './which-effects.ts';
import { factsWithinReach, hintedBy, isAbout, toldBy, volunteered } from './which-facts.ts';
import { hashOf } from './which-line.ts';
import {
  besideTheQuestion,
  isListening,
  opensAgain,
  questionsIn,
  wantsReason,
  weightiestOf,
  worstOf,
} from './which-moves-matter.ts';

/** Two things at most come out in one breath, however much was asked. */
const mostToldATurn = 2;
const tooAshamed = 8;
const askedTooOften = 3;

/**
 * What the patient says to one utterance, and what it does to them. Pure: the same patient, mind and moves give the same
 * answer. `isPause`: nothing was said, or no more than "hm".
 */
export function answer(
  patient: Patient,
  before: Mind,
  moves: readonly MoveId[],
  isPause = false,
): { mind: Mind; answered: Answered } {
  const disposition = afterMoves(patient, before, moves);
  const start: Answering = {
    ...{ patient, mind: { ...before, disposition }, reply: [], told: [], cues: [], remembered: [] },
  };
  const memory = memoryOf(start, moves);
  const so = respond(memory ? remember(start, memory) : start, moves, isPause);
  const helped = moves.includes('signpost-specialist') || moves.includes('refer-other');
  const answered: Answered = {
    ...{ reply: so.reply, told: so.told, cues: so.cues, remembered: so.remembered },
    ...{ topic: so.mind.topic, mood: moodIn(so), disposition: so.mind.disposition },
    accepted: helped && moodIn(so) === 'open' && worstOf(moves) === undefined,
  };
  return { mind: takenIn(patient, so.mind, moves), answered };
}

/** What stays in the patient's mind of an utterance, once it is answered. */
function takenIn({ rehearsal }: Patient, mind: Mind, moves: readonly MoveId[]): Mind {
  const early = mind.turns < rehearsal.persona['early-turns'];
  const limits = moves.includes('set-limits') ? (early ? 'early' : 'late') : undefined;
  const agreed = moves.includes('collude') || moves.includes('suggest-unsafe');
  return {
    ...mind,
    heard: [...new Set([...mind.heard, ...moves])],
    comfortable: agreed || (mind.comfortable && !opensAgain(moves)),
    wavedAway: moves.includes('minimise') ? [...new Set([...mind.wavedAway, mind.topic])] : mind.wavedAway,
    givenAway: mind.givenAway || moves.includes('reveal-victim'),
    limits: mind.limits ?? limits,
    turns: mind.turns + 1,
  };
}

function respond(so: Answering, moves: readonly MoveId[], isPause: boolean): Answering {
  const worst = worstOf(moves);
  // Whatever else was in that breath, it is this that the patient heard: nothing is told.
  if (worst) return answerTo(so, worst);
  const questions = questionsIn(moves);
  if (questions.length === 0) return answerToStatement(so, moves, isPause);
  const beside = besideTheQuestion(moves);
  const first = beside ? answerTo(so, beside) : so;
  if (first.mind.comfortable) return answerTo(first, 'comfortable');
  // A question goes before what else was said; where it brings nothing out, having listened still may.
  const asked = questions.reduce(tellOne, first);
  const told =
    asked.told.length > 0 ? asked : moves.filter((move) => !questions.includes(move)).reduce(tellOne, asked);
  return told.told.length > 0 ? freshAgain(told, questions) : withoutTelling(told, questions);
}

function tellOne(so: Answering, question: MoveId): Answering {
  if (so.told.length >= mostToldATurn) return so;
  const fact = toldBy(patientOf(so), so.mind, question);
  return fact && !so.mind.wavedAway.includes(fact.topic) ? tell(so, fact) : so;
}

/** Something came of it: asking about it once more is no nagging. */
const freshAgain = (so: Answering, questions: readonly MoveId[]): Answering => ({
  ...so,
  mind: {
    ...so.mind,
    inVain: { ...so.mind.inVain, ...Object.fromEntries(questions.map((one) => [one, 0])) },
  },
});

const patientOf = (so: Answering) => so.patient.scenario;

/** A question that brought nothing out: a hint, where there is one to give; otherwise how the patient gets round it. */
function withoutTelling(so: Answering, questions: readonly MoveId[]): Answering {
  const question = questions.at(-1) ?? 'other';
  const { facts } = patientOf(so);
  const waved = facts.find(
    ({ topic, id }) => so.mind.wavedAway.includes(topic) && !so.mind.told.includes(id),
  );
  if (waved && isAbout(waved, question)) return takeUpAgain(answerTo(so, 'waved-away'), waved.topic);
  const inVain = (so.mind.inVain[question] ?? 0) + 1;
  const tried = { ...so, mind: { ...so.mind, inVain: { ...so.mind.inVain, [question]: inVain } } };
  if (inVain >= askedTooOften) return irritated(tried);
  const hinted = moodIn(tried) === 'shut' ? undefined : hintedBy(patientOf(so), tried.mind, question);
  if (hinted) return hint(tried, hinted);
  if (hasToldAllAbout(tried, question)) return answerTo(tried, 'told-already');
  // A silence after suicide or weapons were asked about would say yes where the truth is no.
  const mustNotMislead = question === 'ask-self-harm' || question === 'ask-weapons';
  if (tried.mind.disposition.shame >= tooAshamed && !mustNotMislead) return answerTo(tried, 'silence');
  return answerTo(tried, asksWhy(tried, question) ? 'why-ask' : question);
}

/** Waved away once, a topic comes back only when it is asked about again. */
const takeUpAgain = (so: Answering, topic: string): Answering => ({
  ...so,
  mind: { ...so.mind, wavedAway: so.mind.wavedAway.filter((one) => one !== topic) },
});

function irritated(so: Answering): Answering {
  const { disposition } = so.mind;
  const annoyed = changed(disposition, { trust: -1, defensiveness: 1, shame: 0, energy: -1 });
  return answerTo({ ...so, mind: { ...so.mind, disposition: annoyed } }, 'irritated');
}

function hasToldAllAbout(so: Answering, question: MoveId): boolean {
  const about = factsWithinReach(patientOf(so), so.mind, question);
  return about.length > 0 && about.every(({ id }) => so.mind.told.includes(id));
}

/** Half of those who are asked such things out of nowhere want to know why; once they were told, nobody does. */
const asksWhy = (so: Answering, question: MoveId): boolean =>
  wantsReason(question) &&
  so.mind.limits === undefined &&
  moodIn(so) === 'guarded' &&
  hashOf(`${so.patient.seed} why ${so.mind.turns}`) % 2 === 0;

function answerToStatement(so: Answering, moves: readonly MoveId[], isPause: boolean): Answering {
  if (isGoodbye(moves)) return answerToGoodbye(so, moves);
  const fact = so.mind.comfortable
    ? undefined
    : moves.map((move) => toldBy(patientOf(so), so.mind, move)).find(Boolean);
  if (fact && !so.mind.wavedAway.includes(fact.topic)) return tell(so, fact);
  const to = weightiestOf(moves);
  const answered = answerTo(so, isPause ? 'pause' : to === 'other' ? unread(so) : to);
  const slips = isPause || moves.some(isListening);
  const more =
    slips && moodIn(so) !== 'shut' && !so.mind.comfortable ? volunteered(patientOf(so), so.mind) : undefined;
  return more ? hint(answered, more) : answered;
}

/** The last words come with the ending; here only what else was said is answered. */
function answerToGoodbye(so: Answering, moves: readonly MoveId[]): Answering {
  if (isTooSoon(so.mind, moves)) return answerTo(so, 'closing-early');
  const to = weightiestOf(moves);
  return to === 'close' || isListening(to) || to === 'greet' ? so : answerTo(so, to);
}

/** What could not be read is asked about; who is not open drifts off every second time, to get away from it. */
function unread(so: Answering): 'unread' | 'tangent' {
  const drifts = (hashOf(`${so.patient.seed} drift`) + so.mind.turns) % 2 === 1;
  return drifts && moodIn(so) !== 'open' ? 'tangent' : 'unread';
}
