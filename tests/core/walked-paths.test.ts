import { beforeAll, describe, expect, test } from 'vitest';
import { getSimplePaths } from 'xstate/graph';
import { askingStages } from '../../src/content/schema/enquiry.ts';
import type { Stage } from '../../src/core/enquiry/facts.ts';
import { type EnquirySnapshot, machineFor, roomOf } from '../../src/core/enquiry/snapshots.ts';
import { whichStages } from '../../src/core/enquiry/which-stages.ts';
import { realContent } from '../support/content.ts';
import { cardOf, isAtTheEnd, stages } from './support/walk.ts';
import { answers, type Visited, walkEverything, whoReaches } from './support/walk-everything.ts';

const content = realContent();
const neverSafe = ['screening', 'prompting', 'direct', 'motivation'];
const harmingOnly: readonly Stage[] = ['direct', 'motivation', 'vulnerabilities'];
const preparing: readonly Stage[] = ['opening', 'readiness', 'response', 'signposting'];

/** The stages that each conversation asks (vocabulary/enquiry.yaml, `flow`), told apart by hand. */
const asked: Readonly<Record<string, readonly Stage[]>> = {
  'may-harm': stages.filter((stage) => stage !== 'immediate-safety'),
  'may-be-harmed': stages.filter((stage) => !harmingOnly.includes(stage)),
  unclear: stages,
};

const factsOf = (snapshot: EnquirySnapshot) => snapshot.context.facts;
const stageOf = (snapshot: EnquirySnapshot) => (roomOf(snapshot) === 'open' ? snapshot.context.at.stage : '');
const told = (snapshot: EnquirySnapshot) =>
  Object.entries(factsOf(snapshot).answers).flatMap(([stage, given]) =>
    Object.keys(given ?? {}).map((id) => `${stage}.${id}`),
  );

/** What makes it unsafe to ask (vocabulary/enquiry.yaml, `readiness`), written out once more so as not to ask the code. */
function isUnsafe(snapshot: EnquirySnapshot): boolean {
  const { readiness } = factsOf(snapshot).answers;
  const gating = ['seen-alone', 'sober', 'clinician-safe'];
  const interpreter = String(readiness?.interpreter);
  return (
    gating.some((id) => readiness?.[id] !== 'yes') || !['not-needed', 'professional'].includes(interpreter)
  );
}

const everyWay = ['may-harm', 'may-be-harmed', 'unclear'].flatMap((pathway) =>
  ['preparing', 'in-consultation', 'afterwards'].map((timing) => ({ pathway, timing })),
);

describe.each(everyWay)('$pathway, $timing: from every state that can be reached', ({ pathway, timing }) => {
  let visited: Visited[] = [];
  let arrows: { from: EnquirySnapshot; to: EnquirySnapshot; type: string }[] = [];
  let alive: Visited[] = [];
  beforeAll(() => {
    visited = walkEverything(content, pathway, timing);
    alive = visited.filter(({ snapshot }) => roomOf(snapshot) !== 'discarded');
    arrows = visited.flatMap(({ snapshot, next }) =>
      next.map((arrow) => ({ from: snapshot, to: arrow.snapshot, type: arrow.event.type })),
    );
  });

  test('danger is one event away', () => {
    const without = alive.filter(
      ({ next }) =>
        !next.some(({ event, snapshot }) => event.type === 'DANGER' && roomOf(snapshot) === 'danger'),
    );
    expect(without.map(({ key }) => key)).toEqual([]);
  });

  test('the summary (preparing: where to get help) can be reached, and so can the end', () => {
    const summary = whoReaches(visited, isAtTheEnd);
    const closed = whoReaches(visited, (snapshot) => roomOf(snapshot) === 'closed');
    expect(alive.filter(({ key }) => !summary.has(key) || !closed.has(key)).map(({ key }) => key)).toEqual(
      [],
    );
  });

  test('a stage stood at has a card to show', () => {
    const asking = arrows.filter(({ to }) => askingStages.some((stage) => stage === stageOf(to)));
    const blank = asking.filter(({ to }) => cardOf(content, to) === undefined);
    expect(blank.map(({ from, type, to }) => [from.value, type, to.value])).toEqual([]);
  });

  test('some event moves on', () => {
    const stuck = alive.filter(({ key, next }) => next.every((arrow) => arrow.key === key));
    expect(stuck.map(({ key }) => key)).toEqual([]);
  });

  test('what was discarded stays so', () => {
    const discarded = visited.filter(({ snapshot }) => roomOf(snapshot) === 'discarded');
    expect(discarded.length).toBeGreaterThan(0);
    expect(
      discarded.flatMap(({ snapshot, next }) => next.filter((arrow) => arrow.snapshot !== snapshot)),
    ).toEqual([]);
  });

  test('a summary never stands without an answer to who is at home, and unsafe readiness never at the questions', () => {
    const wrong = arrows.filter(
      ({ to }) =>
        (stageOf(to) === 'summary' && !(factsOf(to).answers.household?.household as string[])?.length) ||
        (neverSafe.includes(stageOf(to)) && isUnsafe(to)),
    );
    expect(wrong.map(({ from, type }) => [from.value, type])).toEqual([]);
    expect(arrows.some(({ to }) => isUnsafe(to) && stageOf(to) === 'summary')).toBe(timing !== 'preparing');
  });

  test('nothing that happens loses an answer', () => {
    const lost = arrows.filter(({ from, to }) => {
      const kept = new Set([...told(to), ...factsOf(to).setAside.map((id) => `factors.${id}`)]);
      return told(from).some((id) => !kept.has(id));
    });
    expect(lost.map(({ from, type }) => [from.value, type])).toEqual([]);
  });

  test('the stages stood at are the ones that this conversation asks', () => {
    const stood = new Set(visited.map(({ snapshot }) => stageOf(snapshot)));
    const wanted = timing === 'preparing' ? preparing : asked[pathway];
    expect(stages.filter((stage) => stood.has(stage))).toEqual(wanted);
  });
});

test.each([{ overlays: [] }, { overlays: ['fgm'] }])(
  'afterwards, may-harm takes at most 10 cards from the opening to the summary, with $overlays',
  (also) => {
    const opening = { pathway: 'may-harm', timing: 'afterwards', ...also };
    const paths = getSimplePaths(machineFor(content), {
      events: (snapshot: EnquirySnapshot) => answers(content, snapshot, opening),
      serializeState: (state) => {
        const { facts, at } = (state as EnquirySnapshot).context;
        return JSON.stringify([at, whichStages(content, facts), facts.answers.opening]) as never;
      },
      toState: (state) => isAtTheEnd(state as EnquirySnapshot),
    });
    // A path starts with the opening and ends with the summary: a step a card.
    const cards = paths.map(({ steps }) => steps.length);
    expect(Math.min(...cards)).toBeGreaterThanOrEqual(7);
    expect(Math.max(...cards)).toBeLessThanOrEqual(10);
  },
);
