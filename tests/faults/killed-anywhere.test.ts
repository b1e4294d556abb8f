import { beforeAll, beforeEach, expect, test } from 'vitest';
import { useFaultHouse } from './support/fault-house.ts';
import { kindsOfTurn } from './support/kinds-of-turn.ts';
import { createStandStill, type Moment, nameOf, type Point } from './support/stand-still.ts';

const house = useFaultHouse();
const still = createStandStill(house);
// Leads and channel are known from the beginning: how many questions it takes to page them depends on it.
beforeAll(async () => {
  await house.lead('lena');
  await (await kindsOfTurn['telling the lead'](house)).act();
});
beforeEach(() => still.letGo());

const asking = (at: number): Moment => ({ at, when: 'asking' });
const told = (at: number): Moment => ({ at, when: 'told' });
const sending: Moment = { when: 'sending' };
const sent: Moment = { when: 'sent' };
const noting: Moment = { when: 'noting' };

/**
 * Each round is one kill, and every turn of it stands at another point. Those that write the audit wait for each other: a
 * round has one of them. What stands at the connector comes last, because the bot waits for it only so long.
 */
const rounds: Point[][] = [
  [
    { kind: 'an answer by Execute', moment: asking(0) },
    { kind: 'planning a follow-up', moment: told(1) },
    { kind: 'telling the lead', moment: asking(0.3) },
    { kind: 'an answer by Submit', moment: sending },
    { kind: 'a typed command', moment: sent },
  ],
  [
    { kind: 'an answer by Execute', moment: told(1) },
    { kind: 'a typed command', moment: asking(1) },
    { kind: 'planning a follow-up', moment: asking(0.5) },
    { kind: 'a lead acknowledges', moment: told(0.5) },
    { kind: 'a rehearsal line', moment: sending },
  ],
  [
    { kind: 'an answer by Submit', moment: told(0) },
    { kind: 'a typed command', moment: told(1) },
    { kind: 'telling the lead', moment: told(1) },
    { kind: 'a rehearsal line', moment: sent },
  ],
  [
    { kind: 'an answer by Execute', moment: asking(1) },
    { kind: 'a rehearsal line', moment: told(1) },
    { kind: 'planning a follow-up', moment: asking(1) },
    { kind: 'a lead acknowledges', moment: asking(1) },
    { kind: 'an answer by Submit', moment: sent },
    { kind: 'a typed command', moment: sending },
  ],
  [
    { kind: 'a rehearsal line', moment: asking(1) },
    { kind: 'an answer by Submit', moment: told(1) },
    { kind: 'planning a follow-up', moment: told(0.5) },
    { kind: 'telling the lead', moment: told(0.6) },
    { kind: 'an answer by Execute', moment: noting },
  ],
  [
    { kind: 'an answer by Submit', moment: asking(1) },
    { kind: 'a lead acknowledges', moment: told(1) },
    { kind: 'a typed command', moment: noting },
  ],
];
const reached = { before: 0, after: 0 };

test.each(rounds.map((points) => [points.map(nameOf).join(' · '), points] as const))(
  'killed with %s',
  async (_, points) => {
    const standing = await still.bring(points);
    await house.bot().kill();
    still.letGo();
    for (const { teams, turnsBefore } of standing)
      reached[(await house.turnsOf(teams)) > turnsBefore ? 'after' : 'before'] += 1;
    await house.leasesRunOut();
    await house.start();
    for (const { name, teams, turnsBefore, done, shown, expected, alsoUnderNewId } of standing) {
      const again = await teams.repeat();
      const taken = (await house.turnsOf(teams)) - turnsBefore;
      expect.soft([name, again.status, await done(), taken, shown()]).toEqual([name, 200, 1, 1, expected]);
      if (!alsoUnderNewId) continue;
      const anew = await teams.repeat(house.newId());
      expect.soft([name, anew.status, await done(), shown()]).toEqual([name, 200, 1, expected]);
    }
  },
);

test('more than 25 points were reached, on both sides of the commit', () => {
  expect(rounds.flat().length).toBeGreaterThan(25);
  expect(reached.before + reached.after).toBe(rounds.flat().length);
  expect(reached.before).toBeGreaterThan(8);
  expect(reached.after).toBeGreaterThan(8);
});

test('every enquiry and rehearsal has each of its steps, without a gap', async () => {
  for (const [events, key] of [
    ['enquiry_event', 'session'],
    ['rehearsal_event', 'rehearsal'],
  ])
    expect(
      await house.rows(`select ${key} from ${events} group by ${key} having max(step) <> count(*)`),
    ).toEqual([]);
});
