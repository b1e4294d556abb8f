import { describe, expect, test } from 'vitest';
import { type EscalationSnapshot, stateOf } from '../../src/core/escalation/advance.ts';
import { escalationMachine } from '../../src/core/escalation/machine.ts';
import {
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
  standingAfter,
  takeOn,
  takeOver,
  withdraw,
  withToken,
} from './support/walk-escalation.ts';

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
  ...([ack(), takeOn()] as const).flatMap((hold): [string, Said[], Said, string, string][] => {
    const from = hold.type === 'ACKNOWLEDGE' ? 'acknowledged' : 'owned';
    const loud = 'page everyone, tell unowned, alarm 1, wait unowned';
    return [
      [from, [hold], nobody, 'raised', 'tell late, page step 1, wait step'],
      [from, [...atTheEnd, hold], nobody, 'unowned', loud],
    ];
  }),
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
