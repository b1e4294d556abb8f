import { beforeAll, describe, expect, test } from 'vitest';
import { type EscalationSnapshot, raise, stateOf } from '../../src/core/escalation/advance.ts';
import { escalationStates, isOver } from '../../src/core/escalation/escalation.ts';
import { type EscalationEvent, escalationMachine } from '../../src/core/escalation/machine.ts';
import {
  type Arrow,
  ack,
  advise,
  askForCall,
  close,
  decline,
  handBack,
  inWords,
  nobody,
  note,
  overdue,
  raiseAgain,
  type Said,
  say,
  sent,
  shortestWays,
  standingAfter,
  startLevel,
  takeOn,
  takeOver,
  timerAfter,
  timerOf,
  type Visited,
  walkEverything,
  withdraw,
  withToken,
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

/** Where it stands, what happens, where it then stands, and what is ordered: on a chain of two steps. */
const raised: Said[] = [];
const notified = [sent];
const atTheEnd = [overdue];
const unowned = [overdue, overdue];
const table: [string, Said[], Said, string, string][] = [
  ['raised', raised, sent, 'notified', ''],
  ...(['raised', 'notified'] as const).flatMap((from): [string, Said[], Said, string, string][] => {
    const here = from === 'raised' ? raised : notified;
    const end = from === 'raised' ? atTheEnd : [...atTheEnd, sent];
    const loud = 'page everyone, tell unowned, alarm 1, wait unowned';
    return [
      [from, here, ack(), 'acknowledged', 'stop pages, wait idle-acknowledged'],
      [from, here, takeOn(), 'owned', 'stop pages, wait idle-owned'],
      [from, here, advise(), 'acknowledged', 'tell advice, stop pages, wait idle-acknowledged'],
      [from, here, askForCall(), 'acknowledged', 'tell call, stop pages, wait idle-acknowledged'],
      [from, here, close(), 'closed', 'stop pages, wait no more, tell closed'],
      [from, here, note, from, ''],
      [from, here, withdraw, 'withdrawn', 'stop pages, wait no more'],
      [from, here, overdue, 'raised', 'tell late, page step 1, wait step'],
      [from, end, overdue, 'unowned', loud],
      [from, here, nobody, 'raised', 'tell late, page step 1, wait step'],
      [from, end, nobody, 'unowned', loud],
      [from, here, decline(), from, 'ask who is left'],
      [from, here, raiseAgain, 'raised', 'page step 0, wait step'],
    ];
  }),
  ['acknowledged', [ack()], takeOn('ben'), 'owned', 'stop pages, wait idle-owned'],
  ['acknowledged', [ack()], decline(), 'raised', 'tell late, page step 1, wait step'],
  [
    'acknowledged',
    [...atTheEnd, ack()],
    decline(),
    'unowned',
    'page everyone, tell unowned, alarm 1, wait unowned',
  ],
  ['acknowledged', [ack()], advise('ben'), 'acknowledged', 'wait idle-acknowledged, tell advice'],
  ['acknowledged', [ack()], askForCall(), 'acknowledged', 'wait idle-acknowledged, tell call'],
  ['acknowledged', [ack()], close('ben'), 'closed', 'stop pages, wait no more, tell closed'],
  ['acknowledged', [ack()], note, 'acknowledged', 'page ana'],
  ['acknowledged', [ack()], withdraw, 'withdrawn', 'page ana, stop pages, wait no more'],
  ['acknowledged', [ack()], raiseAgain, 'acknowledged', 'wait idle-acknowledged, page ana'],
  ['acknowledged', [ack()], overdue, 'raised', 'tell late, page step 0, wait step'],
  ['acknowledged', [ack(), overdue, ack('ben')], overdue, 'raised', 'tell late, page step 1, wait step'],
  [
    'acknowledged',
    [...atTheEnd, ack(), overdue, ack()],
    overdue,
    'unowned',
    'page everyone, tell unowned, alarm 1, wait unowned',
  ],
  ['owned', [takeOn()], takeOver(), 'owned', 'page ana, stop pages, wait idle-owned'],
  ['owned', [overdue, takeOn()], handBack(), 'raised', 'tell late, page step 0, wait step'],
  ['owned', [takeOn()], advise('ben'), 'owned', 'wait idle-owned, tell advice'],
  ['owned', [takeOn()], askForCall(), 'owned', 'wait idle-owned, tell call'],
  ['owned', [takeOn()], close(), 'closed', 'stop pages, wait no more, tell closed'],
  ['owned', [takeOn()], note, 'owned', 'page ana'],
  ['owned', [takeOn()], raiseAgain, 'owned', 'wait idle-owned, page ana'],
  ['owned', [takeOn()], overdue, 'owned', 'wait idle-owned, page ana'],
  ['unowned', unowned, ack(), 'acknowledged', 'stop pages, wait idle-acknowledged'],
  ['unowned', unowned, takeOn(), 'owned', 'stop pages, wait idle-owned'],
  ['unowned', unowned, advise(), 'acknowledged', 'tell advice, stop pages, wait idle-acknowledged'],
  ['unowned', unowned, askForCall(), 'acknowledged', 'tell call, stop pages, wait idle-acknowledged'],
  ['unowned', unowned, close(), 'closed', 'stop pages, wait no more, tell closed'],
  ['unowned', unowned, note, 'unowned', ''],
  ['unowned', unowned, withdraw, 'withdrawn', 'stop pages, wait no more'],
  ['unowned', unowned, overdue, 'unowned', 'page everyone, tell unowned, alarm 2, wait unowned'],
  ['unowned', unowned, raiseAgain, 'unowned', 'page everyone, tell unowned, alarm 2, wait unowned'],
];

describe('every transition', () => {
  test.each(table.map(([from, way, event, to, orders]) => ({ from, way, event, to, orders })))(
    '$from, $way.length before, $event.type: $to ($orders)',
    ({ from, way, event, to, orders }) => {
      const before = standingAfter(way);
      expect(stateOf(before)).toBe(from);
      const advanced = say(before, event);
      expect([advanced.moved, stateOf(advanced.snapshot), inWords(advanced.orders)]).toEqual([
        true,
        to,
        orders,
      ]);
    },
  );

  test('is in the table: as many as the machine has, for each state and event', () => {
    const counted = new Map<string, number>();
    for (const [from, , { type }] of table) {
      counted.set(`${from} ${type}`, (counted.get(`${from} ${type}`) ?? 0) + 1);
    }
    const has = Object.entries(escalationMachine.states).flatMap(([state, node]) =>
      [...(node as { transitions: Map<string, unknown[]> }).transitions].map(
        ([type, ways]) => [`${state} ${type}`, ways.length] as const,
      ),
    );
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(has));
  });
});

/** Two at once, in both orders: where it ends, who holds it, and whether the second came too late. */
const races: [string, Said[], Said, Said, string, string][] = [
  [
    'two acknowledge',
    notified,
    ack('ana'),
    ack('ben'),
    'acknowledged by ana, refused',
    'acknowledged by ben, refused',
  ],
  [
    'two take it on',
    notified,
    takeOn('ana'),
    takeOn('ben'),
    'owned by ana, refused',
    'owned by ben, refused',
  ],
  ['two take over', [takeOn('cleo')], takeOver('ana'), takeOver('ben'), 'owned by ben', 'owned by ana'],
  ['acknowledge, take on', notified, ack('ana'), takeOn('ben'), 'owned by ben', 'owned by ben, refused'],
  ['acknowledge, overdue', notified, ack(), overdue, 'acknowledged by ana, refused', 'acknowledged by ana'],
  [
    'acknowledge, decline',
    notified,
    ack('ana'),
    decline('ben'),
    'acknowledged by ana, refused',
    'acknowledged by ana',
  ],
  ['acknowledge, nobody', raised, ack(), nobody, 'acknowledged by ana, refused', 'acknowledged by ana'],
  ['withdraw, acknowledge', notified, withdraw, ack(), 'withdrawn, refused', 'withdrawn by ana'],
  ['withdraw, take on', notified, withdraw, takeOn(), 'withdrawn, refused', 'owned by ana, refused'],
  ['withdraw, overdue', notified, withdraw, overdue, 'withdrawn, refused', 'withdrawn'],
  ['withdraw, raise again', notified, withdraw, raiseAgain, 'withdrawn, refused', 'withdrawn'],
  ['decline, overdue', notified, decline(), overdue, 'raised', 'raised'],
  ['close, advise', [takeOn()], close(), advise('ben'), 'closed by ana, refused', 'closed by ana'],
  ['close, overdue', [takeOn()], close(), overdue, 'closed by ana, refused', 'closed by ana'],
  ['close, hand back', [takeOn()], close(), handBack(), 'closed by ana, refused', 'closed by ana'],
  ['close, take over', [takeOn()], close(), takeOver(), 'closed by ana, refused', 'owned by ben, refused'],
  ['two close', [ack()], close('ana'), close('ben'), 'closed by ana, refused', 'closed by ben, refused'],
  ['hand back, take over', [takeOn()], handBack(), takeOver(), 'raised, refused', 'owned by ben, refused'],
  ['nobody, sent', raised, nobody, sent, 'raised, refused', 'raised'],
  ['nobody, overdue', raised, nobody, overdue, 'raised, refused', 'raised, refused'],
  ['sent, acknowledge', raised, sent, ack(), 'acknowledged by ana', 'acknowledged by ana, refused'],
  ['raise again, acknowledge', notified, raiseAgain, ack(), 'acknowledged by ana', 'acknowledged by ana'],
  ['raise again, overdue', notified, raiseAgain, overdue, 'raised, refused', 'raised'],
  ['raise again, sent', raised, raiseAgain, sent, 'raised, refused', 'raised'],
  ['raise again, close', [takeOn()], raiseAgain, close(), 'closed by ana', 'closed by ana, refused'],
  ['idle, take on', [ack()], overdue, takeOn(), 'owned by ana', 'owned by ana, refused'],
  ['idle, advise', [ack()], overdue, advise(), 'acknowledged by ana', 'acknowledged by ana, refused'],
  ['loud again, acknowledge', unowned, overdue, ack(), 'acknowledged by ana', 'acknowledged by ana, refused'],
  ['loud again, take on', unowned, overdue, takeOn(), 'owned by ana', 'owned by ana, refused'],
  ['note, withdraw', notified, note, withdraw, 'withdrawn', 'withdrawn, refused'],
];

describe('two at once', () => {
  /** Both were sent when it stood at `way`: a timer that the first of them has replaced is stale. */
  const inOrder = (way: Said[], first: Said, second: Said) => {
    const before = standingAfter(way);
    const both = [first, second].map((event) => withToken(event, before.context.token));
    const results = both.reduce<{ snapshot: EscalationSnapshot; moved: boolean }>(
      ({ snapshot }, event) => say(snapshot, event),
      { snapshot: before, moved: true },
    );
    const { snapshot, moved } = results;
    const { ownedBy, acknowledgedBy } = snapshot.context;
    const holder = ownedBy ?? acknowledgedBy;
    return `${stateOf(snapshot)}${holder ? ` by ${holder}` : ''}${moved ? '' : ', refused'}`;
  };
  test.each(races.map(([name, way, one, other, thus, so]) => ({ name, way, one, other, thus, so })))(
    '$name: $thus; the other way round: $so',
    ({ way, one, other, thus, so }) => {
      expect([inOrder(way, one, other), inOrder(way, other, one)]).toEqual([thus, so]);
    },
  );

  test('a decline that comes after the step has gone on takes nothing from the next one', () => {
    const late = say(standingAfter([sent, overdue]), decline('ana'));
    expect([late.snapshot.context.step, inWords(late.orders)]).toEqual([1, 'ask who is left']);
  });

  test('a higher level that comes with the second tap is kept, whoever was first', () => {
    for (const way of [
      [raiseAgain, ack()],
      [ack(), raiseAgain],
      [raiseAgain, overdue],
      [overdue, raiseAgain],
    ]) {
      expect(standingAfter([sent, ...way]).context.level).toBe('high');
    }
  });
});
