import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../src/core/assessment/assess.ts';
import { type Answers, type Facts, nothingKnown, type Value } from '../../src/core/enquiry/facts.ts';
import { raisedFactors } from '../../src/core/enquiry/raised-factors.ts';
import { recordAnswers } from '../../src/core/enquiry/record-answers.ts';
import { advance, begin, type EnquirySnapshot } from '../../src/core/enquiry/snapshots.ts';
import { realContent } from '../support/content.ts';
import { arbitraryAnswers } from './support/arbitrary-facts.ts';
import { drawn } from './support/arbitrary-walks.ts';
import { cardOf, fillIn, goOn, isAtTheEnd, type Pick, stages } from './support/walk.ts';

const content = realContent();
const timings = fc.constantFrom('in-consultation', 'afterwards');
const pathways = fc.constantFrom('may-harm', 'may-be-harmed', 'unclear');

/** An explicit no to something that is stated elsewhere counts by when it is said, so it is left out here. */
function withoutContradictions(answers: Answers): Answers {
  const raised = raisedFactors(content, { ...nothingKnown, answers });
  const factors = Object.entries(answers.factors ?? {}).filter(
    ([id, value]) => value !== 'no' || !raised.has(id),
  );
  return { ...answers, factors: Object.fromEntries(factors) };
}

const oneByOne = (answers: Answers) =>
  Object.entries(answers).flatMap(([stage, given]) =>
    Object.entries(given ?? {}).map(([id, value]): Answers => ({ [stage]: { [id]: value } })),
  );
const record = (some: readonly Answers[]): Facts =>
  some.reduce<Facts>((facts, given) => recordAnswers(content, facts, given, {}), nothingKnown);

test('answers recorded one by one come to the same outcome in any order', () => {
  const inTwoOrders = arbitraryAnswers(content)
    .map((answers) => oneByOne(withoutContradictions(answers)))
    .chain((some) =>
      fc.tuple(
        fc.constant(some),
        fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
      ),
    );
  fc.assert(
    fc.property(inTwoOrders, ([some, shuffled]) => {
      const [facts, other] = [record(some), record(shuffled)];
      expect(other).toEqual(facts);
      expect(assess(content, other)).toEqual(assess(content, facts));
    }),
    { numRuns: 1000 },
  );
});

/** One patient, whoever asks and in whatever order: each question has one answer, and none contradicts another. */
function aPatient(seed: number, pathway: string, timing: string): Pick {
  const raisable = new Set(
    [
      ...content.cues['may-harm'],
      ...content.cues['may-be-harmed'],
      ...content.household,
      ...content.direct,
    ].flatMap((item) => item.raises),
  );
  const fixed: Readonly<Record<string, Value>> = { pathway, timing, overlays: seed % 3 === 0 ? ['fgm'] : [] };
  return (question) => {
    if (question.raised) return undefined;
    const value = fixed[question.id] ?? drawn(seed)(question);
    const denied = question.stage === 'factors' && value === 'no' && raisable.has(question.id);
    return denied ? 'unsure' : value;
  };
}

/** Asks about, back and forth, as the jumps say: a jump leads to a stage, back, or on. */
function askAround(patient: Pick, jumps: readonly number[]): EnquirySnapshot {
  let snapshot = begin(content);
  for (const jump of jumps) {
    const card = cardOf(content, snapshot);
    const answers = card ? fillIn(card, patient) : {};
    const stage = stages[(jump >> 2) % stages.length] ?? 'factors';
    if (jump % 4 === 0) snapshot = advance(content, snapshot, { type: 'BACK', answers, notes: {} }).snapshot;
    else snapshot = advance(content, snapshot, { type: 'ANSWER', answers, notes: {} }).snapshot;
    if (jump % 4 > 1) {
      const place = { stage, card: jump % 3 };
      snapshot = advance(content, snapshot, { type: 'GO_TO', place }).snapshot;
    }
  }
  return snapshot;
}

test('the questions put in any order come to the same outcome', () => {
  const jumps = fc.array(fc.nat(9999), { minLength: 5, maxLength: 30 });
  fc.assert(
    fc.property(fc.nat(), pathways, timings, jumps, (seed, pathway, timing, order) => {
      const patient = aPatient(seed, pathway, timing);
      const straight = goOn(content, begin(content), patient);
      const around = goOn(content, askAround(patient, order), patient);
      expect([isAtTheEnd(straight), isAtTheEnd(around)]).toEqual([true, true]);
      expect(assess(content, around.context.facts)).toEqual(assess(content, straight.context.facts));
    }),
    { numRuns: 1000 },
  );
});

test('a no gives way to what is told after it, and holds against what was told before it', () => {
  const raising = content.cues['may-harm'].filter((cue) => cue.raises.length > 0);
  expect(raising.length).toBeGreaterThan(2);
  for (const { id, raises } of raising) {
    const opening: Answers = { opening: { pathway: 'may-harm', timing: 'afterwards', overlays: [] } };
    const cue: Answers = { cues: { cues: [id] } };
    const no: Answers = { factors: Object.fromEntries(raises.map((factor) => [factor, 'no'])) };
    const answersOf = (facts: Facts) =>
      assess(content, facts).factors.flatMap((factor) => (raises.includes(factor.id) ? [factor.answer] : []));
    const cueLast = record([opening, no, cue]);
    expect([answersOf(cueLast), cueLast.setAside]).toEqual([raises.map(() => 'yes'), raises]);
    expect(answersOf(record([opening, cue, no]))).toEqual(raises.map(() => 'no'));
    expect(answersOf(recordAnswers(content, cueLast, no, {}))).toEqual(raises.map(() => 'no'));
  }
});
