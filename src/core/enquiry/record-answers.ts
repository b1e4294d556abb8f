import type { Content } from '../../content/content.ts';
import type { AskingStage } from '../../content/schema/enquiry.ts';
import type { Answers, Facts, Value } from './facts.ts';
import { raisedFactors } from './raised-factors.ts';

/** Notes by question id; an empty string takes a note away. */
export type Notes = Readonly<Record<string, string>>;

/** Adds confirmed answers and notes to what is known. Earlier answers to the same questions are replaced, no other. */
export function recordAnswers(content: Content, facts: Facts, given: Answers, notes: Notes): Facts {
  const confirmed = new Set(Object.values(given).flatMap((answers) => Object.keys(answers ?? {})));
  const merged: Facts = {
    ...facts,
    answers: mergeAnswers(facts.answers, given),
    notes: mergeNotes(facts.notes, notes),
    unconfirmed: facts.unconfirmed.filter((id) => !confirmed.has(id)),
    setAside: facts.setAside.filter((id) => !confirmed.has(id)),
  };
  return setAsideOverruledNo(content, facts, merged, given);
}

/** Keeps what was filled in but not confirmed when somebody pressed danger, pause or back: it counts, and is asked again. */
export function keepUnconfirmed(content: Content, facts: Facts, given: Answers, notes: Notes): Facts {
  const changed = Object.entries(given).flatMap(([stage, answers]) =>
    Object.entries(answers ?? {})
      .filter(([id, value]) => !isSame(facts.answers[stage as AskingStage]?.[id], value))
      .map(([id]) => id),
  );
  const kept = recordAnswers(content, facts, given, notes);
  return { ...kept, unconfirmed: [...new Set([...facts.unconfirmed, ...changed])] };
}

/** A card that is looked at again sends its old answers along: they were confirmed, and are not asked once more. */
const isSame = (known: Value | undefined, given: Value) =>
  known !== undefined && String(known) === String(given);

function mergeAnswers(known: Answers, given: Answers): Answers {
  const merged: Record<string, Record<string, Value>> = {
    ...(known as Record<string, Record<string, Value>>),
  };
  for (const [stage, answers] of Object.entries(given)) merged[stage] = { ...merged[stage], ...answers };
  return merged as Answers;
}

function mergeNotes(known: Notes, given: Notes): Notes {
  const merged = { ...known, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, text]) => text !== ''));
}

/**
 * A factor that was answered `no` and is stated only afterwards (a cue added later) must show as present: a `no` removes
 * what was told before it, never what is told after it. The `no` is kept in view as set aside.
 */
function setAsideOverruledNo(content: Content, before: Facts, after: Facts, given: Answers): Facts {
  const factors = after.answers.factors;
  if (!factors) return after;
  const raisedBefore = raisedFactors(content, before);
  const overruled = [...raisedFactors(content, after).keys()].filter(
    (id) => factors[id] === 'no' && given.factors?.[id] === undefined && !raisedBefore.has(id),
  );
  if (overruled.length === 0) return after;
  const kept = Object.fromEntries(Object.entries(factors).filter(([id]) => !overruled.includes(id)));
  return {
    ...after,
    answers: { ...after.answers, factors: kept },
    setAside: [...after.setAside, ...overruled],
  };
}
