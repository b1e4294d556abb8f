import { beforeAll, describe, expect, test } from 'vitest';
import { type EscalationSnapshot, raise, stateOf } from '../../src/core/escalation/advance.ts';
import { escalationStates, isOver } from '../../src/core/escalation/escalation.ts';
import type { EscalationEvent } from '../../src/core/escalation/machine.ts';
import {
  type Arrow,
  inWords,
  say,
  shortestWays,
  startLevel,
  timerAfter,
  timerOf,
  type Visited,
  walkEverything,
} from './support/walk-escalation.ts';

const held = (state: string) => state === 'acknowledged' || state === 'owned';
const isTimer = (event: EscalationEvent) => 'token' in event;
const named = (arrows: readonly { from: EscalationSnapshot; arrow: Arrow }[]) =>
  arrows.map(({ from, arrow }) => [from.value, arrow.event, arrow.to.value, inWords(arrow.orders)]);

describe.each([1, 3])('on a chain of %i: from every state that can be reached', (steps) => {
  let visited: Visited[] = [];
  let moves: { from: EscalationSnapshot; key: string; arrow: Arrow }[] = [];
  beforeAll(() => {
    visited = walkEverything(steps);
    moves = visited.flatMap(({ key, snapshot: from, arrows }) =>
      arrows.filter(({ moved }) => moved).map((arrow) => ({ from, key, arrow })),
    );
  });

  test('every state of the machine is among them', () => {
    const stood = new Set(visited.map(({ snapshot }) => stateOf(snapshot)));
    expect([...stood].sort()).toEqual([...escalationStates].sort());
  });

  test('the timer that it waits for is running, and no other', () => {
    const wrong = moves.filter(({ from, arrow }) => {
      const running = timerAfter(timerOf(from), arrow.orders);
      return JSON.stringify(running) !== JSON.stringify(timerOf(arrow.to));
    });
    expect(named(wrong)).toEqual([]);
    const first = raise(startLevel, steps);
    expect(timerAfter(undefined, first.orders)).toEqual(timerOf(first.snapshot));
  });

  test('a limit that runs out moves every state but the two at the end, and an older one none', () => {
    const stuck = visited.filter(
      ({ snapshot, arrows }) =>
        !isOver(stateOf(snapshot)) &&
        !arrows.some(
          ({ event, moved }) =>
            moved && event.type === 'OVERDUE' && 'token' in event && event.token === snapshot.context.token,
        ),
    );
    expect(stuck.map(({ key }) => key)).toEqual([]);
    const stale = moves.filter(
      ({ from, arrow: { event } }) => 'token' in event && event.token !== from.context.token,
    );
    expect(named(stale)).toEqual([]);
  });

  test('what was closed or withdrawn stays so', () => {
    const over = moves.filter(({ from }) => isOver(stateOf(from)));
    expect(named(over)).toEqual([]);
  });

  test('without anybody who speaks it comes to an owner or is loud: timers and deliveries run in no circle', () => {
    const quiet = moves.filter(
      ({ from, arrow }) => isTimer(arrow.event) && !settled(from) && !settled(arrow.to),
    );
    expect(circleIn(quiet)).toBeUndefined();
  });

  test('leads who answer and then do nothing cannot keep it going round for ever either', () => {
    const speaksAnew = ['ADVISE', 'ASK_FOR_CALL', 'NOTE', 'RAISE_AGAIN'];
    const idle = moves.filter(
      ({ from, arrow }) => !speaksAnew.includes(arrow.event.type) && !settled(from) && !settled(arrow.to),
    );
    expect(circleIn(idle)).toBeUndefined();
  });

  test('nobody owns it: everybody is told, the clinician too, and the alarm sounds, each time anew', () => {
    const rounds = moves.filter(
      ({ arrow }) => stateOf(arrow.to) === 'unowned' && arrow.event.type !== 'NOTE',
    );
    const quiet = rounds.filter(({ from, arrow: { to, orders } }) => {
      const { round } = to.context;
      const loud = `page everyone, tell unowned, alarm ${round}, wait unowned`;
      return round !== from.context.round + 1 || !inWords(orders).endsWith(loud);
    });
    expect(rounds.some(({ from }) => stateOf(from) === 'unowned')).toBe(true);
    expect(named(quiet)).toEqual([]);
  });

  test('nobody is paged by a step while somebody holds it; whoever answers stops the pages that wait', () => {
    const pages = moves.filter(
      ({ arrow: { to, orders } }) =>
        held(stateOf(to)) && orders.some(({ type }) => type === 'page' || type === 'pageEveryone'),
    );
    expect(named(pages)).toEqual([]);
    const unstopped = moves.filter(
      ({ from, arrow: { to, orders } }) =>
        !held(stateOf(from)) &&
        (held(stateOf(to)) || isOver(stateOf(to))) &&
        !orders.some(({ type }) => type === 'stopPages'),
    );
    expect(named(unstopped)).toEqual([]);
  });

  test('what is stored fits the state: who holds it, how it closed, which step', () => {
    const wrong = visited.filter(({ snapshot }) => !fits(snapshot));
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  test('the level never falls, the token never goes back, and every page has a token of its own', () => {
    const order = ['standard', 'medium', 'high', 'immediate'];
    const wrong = moves.filter(({ from, arrow: { to, orders } }) => {
      const fell = order.indexOf(to.context.level) < order.indexOf(from.context.level);
      const armed = orders.some(({ type }) => type === 'arm');
      const back = to.context.token < from.context.token;
      return fell || back || armed !== to.context.token > from.context.token;
    });
    expect(named(wrong)).toEqual([]);
  });
});

/** Where it may stay: somebody owns it, it is loud, or it is over. */
const settled = (snapshot: EscalationSnapshot) =>
  ['owned', 'unowned', 'closed', 'withdrawn'].includes(stateOf(snapshot));

/** A state that leads back to itself over these arrows; undefined where none does. */
function circleIn(arrows: readonly { key: string; arrow: Arrow }[]): string | undefined {
  const next = new Map<string, string[]>();
  for (const { key, arrow } of arrows) next.set(key, [...(next.get(key) ?? []), arrow.key]);
  const done = new Set<string>();
  const visit = (key: string, on: ReadonlySet<string>): string | undefined => {
    if (on.has(key)) return key;
    if (done.has(key)) return undefined;
    const found = (next.get(key) ?? []).map((to) => visit(to, new Set([...on, key]))).find(Boolean);
    done.add(key);
    return found;
  };
  return [...next.keys()].map((key) => visit(key, new Set())).find(Boolean);
}

function fits({ value, context }: EscalationSnapshot): boolean {
  const { acknowledgedBy, ownedBy, closing, step, steps, token } = context;
  if (step < 0 || step >= steps || token < 1) return false;
  if ((closing !== undefined) !== (value === 'closed')) return false;
  switch (value) {
    case 'acknowledged':
      return acknowledgedBy !== undefined && ownedBy === undefined;
    case 'owned':
      return acknowledgedBy !== undefined && ownedBy !== undefined;
    case 'closed':
      return ownedBy !== undefined;
    case 'withdrawn':
      return ownedBy === undefined;
    default:
      return acknowledgedBy === undefined && ownedBy === undefined;
  }
}

test("XState's own walk: along the shortest way to every state the timer is always the one to wait for", () => {
  const ways = shortestWays(2);
  expect(ways.length).toBeGreaterThan(500);
  for (const way of ways) {
    let at = raise(startLevel, 2);
    let running = timerAfter(undefined, at.orders);
    for (const event of way) {
      at = say(at.snapshot, event);
      running = timerAfter(running, at.orders);
      if (JSON.stringify(running) !== JSON.stringify(timerOf(at.snapshot)))
        expect([way, running]).toEqual([]);
    }
  }
});
