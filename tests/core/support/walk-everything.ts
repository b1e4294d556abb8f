import { getAdjacencyMap } from 'xstate/graph';
import type { Content } from '../../../src/content/content.ts';
import type { Value } from '../../../src/core/enquiry/facts.ts';
import { whyNotSafeToAsk } from '../../../src/core/enquiry/is-it-safe-to-ask.ts';
import type { EnquiryEvent } from '../../../src/core/enquiry/machine.ts';
import { type EnquirySnapshot, machineFor, roomOf } from '../../../src/core/enquiry/snapshots.ts';
import { nextCard } from '../../../src/core/enquiry/which-cards.ts';
import type { Question } from '../../../src/core/enquiry/which-questions.ts';
import { asides, cardOf, fillIn } from './walk.ts';

/** A state that can be reached, and what each event leads to from there. */
export type Visited = { key: string; snapshot: EnquirySnapshot; next: readonly Arrow[] };
export type Arrow = { event: EnquiryEvent; key: string; snapshot: EnquirySnapshot };

type Step = { event: EnquiryEvent; state: unknown };

/** A calm conversation in which nothing is told. */
const calm: Readonly<Record<string, Value>> = {
  ...{ 'seen-alone': 'yes', sober: 'yes', 'clinician-safe': 'yes', trained: 'yes' },
  ...{ interpreter: 'not-needed', 'information-source': 'patient' },
  ...{ cues: ['anger-or-stress'], household: ['partner'], vulnerabilities: [], overlays: [] },
};

/** The answers that make a difference to what is asked next, or to what it comes to. */
const telling: Readonly<Record<string, readonly Value[]>> = {
  ...{ 'seen-alone': ['no'], interpreter: ['not-professional'], sober: ['unsure'], 'clinician-safe': ['no'] },
  ...{ trained: ['no'], 'information-source': ['victim'] },
  cues: [[], ['open-disclosure'], ['suicide-or-self-harm']],
  household: [['child-under-18'], ['pregnant-person', 'partner']],
  ...{ 'safe-to-go-home': ['no'], 'effect-on-family': ['concern-heard'] },
  ...{ 'shouting-or-smashing': ['yes'], 'drink-or-drugs-change-it': ['yes'], threatened: ['yes'] },
  ...{ 'limits-contact': ['yes'], strangulation: ['yes'], 'assault-partner': ['no'] },
  ...{ 'serious-concern': ['yes'], 'dash-ticks': [14] },
};

/** Every way of filling in a card that matters: calm, and each telling answer on an otherwise calm card. */
export function answers(
  content: Content,
  snapshot: EnquirySnapshot,
  opening: Record<string, Value>,
): EnquiryEvent[] {
  const card = cardOf(content, snapshot);
  if (!card) return [];
  const calmly = (question: Question): Value | undefined =>
    opening[question.id] ?? calm[question.id] ?? plain(question);
  const fillings = [
    fillIn(card, calmly),
    ...card.questions.flatMap(({ id }) =>
      (telling[id] ?? []).map((value) => fillIn(card, (q) => (q.id === id ? value : calmly(q)))),
    ),
  ];
  return fillings.map((given) => ({ type: 'ANSWER', answers: given, notes: {} }));
}

function plain(question: Question): Value | undefined {
  if (question.raised) return undefined;
  if (question.kind !== 'one') return 'not-asked';
  return ['screening', 'motivation'].includes(question.stage) ? 'nothing-heard' : 'no';
}

/**
 * Every state that the answers and asides above lead to. States that differ only in their trail or in an answer that
 * opens nothing are one; what can be filled in by the way is one child in the household, or nothing.
 */
export function walkEverything(content: Content, pathway: string, timing: string): Visited[] {
  const opening = { pathway, timing };
  const child = { household: { household: ['child-under-18'] } };
  const map = getAdjacencyMap(machineFor(content), {
    events: (snapshot: EnquirySnapshot) => [
      ...answers(content, snapshot, opening),
      ...asides(cardOf(content, snapshot)?.stages.includes('household') ? child : {}),
    ],
    serializeState: (snapshot) => keyOf(content, snapshot as EnquirySnapshot) as never,
    serializeEvent: (event) => JSON.stringify(event) as never,
  });
  const nodes = Object.entries(map) as [string, { state: unknown; transitions: Record<string, Step> }][];
  return nodes.map(([key, { state, transitions }]) => ({
    key,
    snapshot: state as EnquirySnapshot,
    next: Object.values(transitions).map((arrow) => ({
      event: arrow.event,
      key: keyOf(content, arrow.state as EnquirySnapshot),
      snapshot: arrow.state as EnquirySnapshot,
    })),
  }));
}

function keyOf(content: Content, snapshot: EnquirySnapshot): string {
  const { facts, at } = snapshot.context;
  const { readiness, household, prompting = {} } = facts.answers;
  const danger = facts.danger !== undefined;
  if (roomOf(snapshot) !== 'open') return JSON.stringify([snapshot.value, at.stage, danger]);
  const atHome = household?.household as string[] | undefined;
  const branching = [
    danger,
    readiness && whyNotSafeToAsk(content, facts).length > 0,
    atHome && !atHome.includes('partner'),
    Object.values(prompting).includes('yes'),
  ];
  const next = nextCard(content, facts)?.place;
  const lookingBack = next?.stage !== at.stage;
  return JSON.stringify([snapshot.value, lookingBack ? next?.stage : at.card, lookingBack, branching]);
}

/** The keys from which a state that fits can be reached, in any number of steps. */
export function whoReaches(visited: readonly Visited[], fits: (snapshot: EnquirySnapshot) => boolean) {
  const cameFrom = new Map<string, string[]>();
  for (const { key, next } of visited)
    for (const arrow of next) cameFrom.set(arrow.key, [...(cameFrom.get(arrow.key) ?? []), key]);
  const reaching = new Set(visited.filter(({ snapshot }) => fits(snapshot)).map(({ key }) => key));
  // A set grows while it is walked: each key that is added is looked at in its turn.
  for (const key of reaching) for (const before of cameFrom.get(key) ?? []) reaching.add(before);
  return reaching;
}
