import { expect, test } from 'vitest';
import { drive } from '../../src/drive-escalation.ts';
import { inTransaction } from '../../src/store/database.ts';
import { lockEscalation } from '../../src/store/escalations.ts';
import { testSeal } from '../support/turns.ts';
import { blocked, clinician, delivered, minutes, monday, useEscalations } from './support/escalation-rig.ts';
import {
  ack,
  advise,
  close,
  decline,
  overdue,
  raiseAgain,
  type Said,
  takeOn,
  takeOver,
  withdraw,
  withToken,
} from './support/walk-escalation.ts';

const rig = useEscalations();
const everybody = ['marek', 'nia', 'sian', 'farida', clinician];

/** Comes back once another connection is seen to wait for this one. */
async function untilSomebodyWaitsFor(pid: number): Promise<void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    const { rows } = await rig
      .db()
      .query('select 1 from pg_stat_activity where $1 = any (pg_blocking_pids(pid))', [pid]);
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('nobody waits');
}

/**
 * Two events on two connections: the first holds the lock when the second arrives, and commits only once the second is
 * seen to wait. Both were sent when the escalation stood as it was before.
 */
async function atOnce(id: string, first: Said, second: Said, now: Date) {
  const { token } = await rig.read(id);
  const one = (said: Said, meanwhile: (pid: number) => Promise<void>) =>
    inTransaction(rig.db(), async (tx) => {
      const found = await lockEscalation(tx, testSeal, id);
      if (!found) throw new Error('there is no such escalation');
      const actor = 'by' in said ? said.by : 'askwell';
      const { moved } = await drive(rig.parts(), tx, found, { event: withToken(said, token), actor }, now);
      const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await meanwhile(rows[0]?.pid ?? 0);
      return moved;
    });
  let late: Promise<boolean> | undefined;
  const won = await one(first, async (pid) => {
    late = one(second, async () => {});
    await untilSomebodyWaitsFor(pid);
  });
  return [won, await late];
}

const races: [string, Said[], Said, Said, boolean, string][] = [
  ['two acknowledge', [], ack('marek'), ack('nia'), false, 'acknowledged by marek'],
  ['two take it on', [], takeOn('marek'), takeOn('nia'), false, 'owned by marek'],
  ['two take it over', [takeOn('sian')], takeOver('marek'), takeOver('nia'), true, 'owned by nia'],
  ['acknowledged, overdue', [], ack('marek'), overdue, false, 'acknowledged by marek'],
  ['overdue, acknowledged', [], overdue, ack('marek'), true, 'acknowledged by marek'],
  ['two timers', [], overdue, overdue, false, 'raised'],
  ['withdrawn, acknowledged', [], withdraw, ack('marek'), false, 'withdrawn'],
  ['acknowledged, withdrawn', [], ack('marek'), withdraw, true, 'withdrawn by marek'],
  ['taken on, withdrawn', [], takeOn('marek'), withdraw, false, 'owned by marek'],
  ['declined, overdue', [], decline('marek'), overdue, false, 'raised'],
  ['overdue, declined', [], overdue, decline('marek'), true, 'raised'],
  ['closed, advised', [takeOn('marek')], close('marek'), advise('nia'), false, 'closed by marek'],
  ['raised again, acknowledged', [], raiseAgain, ack('marek'), true, 'acknowledged by marek'],
  ['acknowledged, raised again', [], ack('marek'), raiseAgain, true, 'acknowledged by marek'],
];

test.each(
  races.map(([name, before, first, second, moves, ends]) => ({ name, before, first, second, moves, ends })),
)('$name at once, on two connections: $ends', async ({ before, first, second, moves, ends }) => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  for (const event of before) await rig.happen(id, event, monday);
  expect(await atOnce(id, first, second, minutes(monday, 15))).toEqual([true, moves]);
  const one = await rig.read(id);
  const { ownedBy, acknowledgedBy } = (one.snapshot as { context: Record<string, string | undefined> })
    .context;
  const holder = ownedBy ?? acknowledgedBy;
  expect(`${one.state}${holder ? ` by ${holder}` : ''}`).toBe(ends);
  // One step each, never two: nobody was passed over.
  if (one.state === 'raised') expect(await rig.posts(id)).toContain('sian waiting');
  const history = await rig.history(id);
  expect(history.filter((what) => what === 'nobody').length).toBeLessThan(2);
});

test('the enquiry is escalated twice at once: one escalation, and the second says so', async () => {
  await rig.meet(...everybody);
  const session = await rig.newSession();
  const both = await Promise.allSettled([
    rig.raise('high', monday, { session }),
    rig.raise('high', monday, { session }),
  ]);
  const { rows } = await rig.db().query<{ count: number }>('select count(*)::int as count from escalation');
  expect(rows[0]?.count).toBe(1);
  expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
});

/** A step of two leads is due, and both pages are on their way. */
async function twoLeadsPaged() {
  await rig.meet(...everybody);
  rig.change({ chain: 'channel-first' });
  const { id } = await rig.raise('high', monday);
  const now = minutes(monday, 15);
  await rig.work(monday);
  await rig.happen(id, overdue, now);
  const posts = [];
  for (let post = await rig.claim(now); post; post = await rig.claim(now)) posts.push(post);
  const leads = posts.filter(({ audience }) => audience === 'lead');
  return { id, now, leads };
}

test('two deliveries of one step end at once: reached counts once, nobody is passed over', async () => {
  const { id, now, leads } = await twoLeadsPaged();
  expect(leads).toHaveLength(2);
  await Promise.all(leads.map((post, i) => rig.settle(post, i === 0 ? blocked : delivered(), now)));
  expect((await rig.read(id)).state).toBe('notified');
});

test('both doors of one step are found shut at once: it goes on, once', async () => {
  const { id, now, leads } = await twoLeadsPaged();
  await Promise.all(leads.map((post) => rig.settle(post, blocked, now)));
  expect((await rig.history(id)).filter((what) => what === 'nobody')).toHaveLength(1);
  expect((await rig.read(id)).state).toBe('unowned');
});
