import { expect, test } from 'vitest';
import { clinician, minutes, monday, saturday, useEscalations } from './support/escalation-rig.ts';
import {
  ack,
  decline,
  handBack,
  note,
  overdue,
  raiseAgain,
  takeOn,
  withdraw,
} from './support/walk-escalation.ts';

const rig = useEscalations();
const everybody = ['marek', 'nia', 'sian', 'farida', clinician];

test('raised: the one on call, the channel and the clinician are written to, the limit runs, the audit knows', async () => {
  await rig.meet(...everybody);
  const { id, came, reference } = await rig.raise('high', monday);
  expect(came).toBe('sent');
  expect(reference).toMatch(/^[a-z]+-[a-z]+-\d{3}$/);
  expect(await rig.posts(id)).toEqual(['channel waiting', 'clinician waiting', 'marek waiting']);
  const one = await rig.read(id);
  expect([one.state, one.level, one.dueAt]).toEqual(['raised', 'high', minutes(monday, 15)]);
  const [row] = await rig.rows(id);
  expect(row).toMatchObject({ actor: 'clinician', what: 'raised', policy: rig.state.organisation.version });
  expect(row?.detail).toMatchObject({ step: 0, paged: ['marek', 'channel:leads'], level: 'high' });
  expect(rig.state.woken).toBeGreaterThan(0);
});

test('nobody on call: the deputy is paged at once, the channel too', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', saturday);
  expect(await rig.posts(id)).toEqual(['channel waiting', 'clinician waiting', 'sian waiting']);
  expect((await rig.read(id)).dueAt).toEqual(minutes(saturday, 15));
  expect(await rig.history(id)).toEqual(['raised', 'nobody']);
});

test('nobody was ever met: everybody is missing, and it is loud from the start', async () => {
  await rig.meet(clinician);
  const { id } = await rig.raise('immediate', monday);
  const one = await rig.read(id);
  expect([one.state, one.dueAt]).toEqual(['unowned', minutes(monday, 5)]);
  expect(rig.state.alarms).toEqual([1]);
  expect(await rig.posts(id)).toEqual(['channel waiting', 'clinician waiting']);
  const unreachable = (await rig.rows(id)).at(-1)?.detail.unreachable;
  expect(unreachable).toEqual(['marek', 'sian', 'farida'].map((who) => ({ who, why: 'never-met' })));
});

test('one whose door is known to be shut is passed over, and named with the reason', async () => {
  await rig.meet(...everybody);
  await rig.db().query('update person set blocked_code = $2 where id = $1', [rig.entra('marek'), 'Shut']);
  const { id } = await rig.raise('high', monday);
  expect(await rig.posts(id)).toContain('sian waiting');
  expect((await rig.rows(id))[0]?.detail.unreachable).toEqual([{ who: 'marek', why: 'Shut' }]);
});

test('a step of a channel only waits for it, and goes on when its time is over', async () => {
  await rig.meet(...everybody);
  rig.change({ chain: 'channel-first' });
  const { id } = await rig.raise('high', monday);
  expect(await rig.posts(id)).toEqual(['channel waiting', 'clinician waiting']);
  expect((await rig.read(id)).state).toBe('raised');
  await rig.happen(id, decline('nia'), minutes(monday, 1));
  expect((await rig.read(id)).token).toBe(1);
  await rig.happen(id, overdue, minutes(monday, 15));
  // Nia has said that she cannot take it.
  expect(await rig.posts(id)).toContain('marek waiting');
  expect(await rig.posts(id)).not.toContain('nia waiting');
});

test('nobody is paged about what they raised themselves', async () => {
  await rig.meet(...everybody);
  const { marek, ...others } = rig.state.organisation.people;
  rig.change({
    people: { ...others, marek: { ...(marek as never as object), 'entra-id': clinician } as never },
  });
  const { id } = await rig.raise('high', monday);
  expect(await rig.posts(id)).toEqual(['channel waiting', 'clinician waiting', 'sian waiting']);
});

test('the only one of a step declines: the next step at once; everybody has: it is loud, and told to all', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.happen(id, decline('marek'), minutes(monday, 1));
  expect(await rig.posts(id)).toContain('sian waiting');
  expect((await rig.read(id)).dueAt).toEqual(minutes(monday, 16));
  await rig.happen(id, decline('sian'), minutes(monday, 2));
  await rig.happen(id, decline('farida'), minutes(monday, 3));
  expect((await rig.read(id)).state).toBe('unowned');
  expect(rig.state.alarms).toEqual([1]);
  expect(await rig.history(id)).toEqual([
    'raised',
    'decline',
    'nobody',
    'decline',
    'nobody',
    'decline',
    'nobody',
  ]);
  await rig.work(minutes(monday, 3));
  expect((await rig.posts(id)).filter((post) => post.endsWith(' shown'))).toEqual([
    'channel shown',
    'clinician shown',
    'farida shown',
    'marek shown',
    'sian shown',
  ]);
});

test('one of two declines: the other keeps the time; a decline from an earlier step takes nothing from the next', async () => {
  await rig.meet(...everybody);
  rig.change({ chain: 'channel-first' });
  const { id } = await rig.raise('high', monday);
  await rig.happen(id, overdue, minutes(monday, 15));
  const before = await rig.read(id);
  await rig.happen(id, decline('sian'), minutes(monday, 16));
  await rig.happen(id, decline('marek'), minutes(monday, 17));
  const after = await rig.read(id);
  expect([after.state, after.token, after.dueAt]).toEqual([before.state, before.token, minutes(monday, 30)]);
  await rig.happen(id, decline('nia'), minutes(monday, 18));
  expect((await rig.read(id)).state).toBe('unowned');
});

test('the chain is as it was when raised; who is on call is asked anew', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  const organisation = rig.state.organisation;
  const { standard, ...otherChains } = organisation.chains;
  const rota = organisation.rotas['on-call'];
  const week = [{ days: ['mon' as const], person: 'nia' }];
  rig.change({
    version: 'another',
    chains: { ...otherChains, brand: standard as never },
    chain: 'brand',
    rotas: { 'on-call': { ...(rota as never as object), week } as never },
  });
  await rig.happen(id, ack('marek'), minutes(monday, 1));
  await rig.happen(id, overdue, minutes(monday, 31));
  expect(await rig.posts(id)).toContain('nia waiting');
  expect((await rig.read(id)).dueAt).toEqual(minutes(monday, 46));
  // Whom to ring comes from the chain that counts here too, whatever it is called by now.
  expect((await rig.standing(id, minutes(monday, 31))).ring).toEqual(['nia', 'sian', 'farida']);
  const rows = await rig.rows(id);
  expect([rows[0]?.policy, rows.at(-1)?.policy]).toEqual([organisation.version, 'another']);
});

test('somebody who has left the organisation file is paged by no step', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  const { sian: _, ...left } = rig.state.organisation.people;
  rig.change({ people: left });
  await rig.happen(id, overdue, minutes(monday, 15));
  expect(await rig.posts(id)).toContain('farida waiting');
});

test('raised twice at one level: the second tap changes nothing', async () => {
  await rig.meet(...everybody);
  const first = await rig.raise('high', monday);
  const again = await rig.raise('high', minutes(monday, 1), { session: first.session });
  expect([again.came, again.reference]).toEqual(['already-raised', first.reference]);
  const lower = await rig.raise('medium', minutes(monday, 1), { session: first.session });
  expect(lower.came).toBe('already-raised');
  expect(await rig.history(first.id)).toEqual(['raised']);
});

test('raised at a higher level: joins the open one, pages anew, and is due no later than it was', async () => {
  await rig.meet(...everybody);
  const first = await rig.raise('high', monday);
  await rig.work(monday);
  const again = await rig.raise('immediate', minutes(monday, 14), { session: first.session });
  expect([again.came, again.reference]).toEqual(['raised-again', first.reference]);
  const one = await rig.read(first.id);
  expect([one.level, one.state, one.dueAt]).toEqual(['immediate', 'raised', minutes(monday, 15)]);
  expect(await rig.posts(first.id)).toEqual([
    'channel shown retired',
    ...['channel waiting', 'clinician shown', 'marek shown retired', 'marek waiting'],
  ]);
});

test('calling again and again puts the next step off by nothing, and hurries where the level does', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  for (const minute of [5, 10, 14]) await rig.happen(id, raiseAgain, minutes(monday, minute));
  expect((await rig.read(id)).dueAt).toEqual(minutes(monday, 15));
  await rig.happen(id, ack('marek'), minutes(monday, 14));
  await rig.happen(id, raiseAgain, minutes(monday, 30));
  expect((await rig.read(id)).dueAt).toEqual(minutes(monday, 44));
  await rig.happen(id, { type: 'RAISE_AGAIN', level: 'immediate' }, minutes(monday, 31));
  expect((await rig.read(id)).dueAt).toEqual(minutes(monday, 41));
});

test('over: a new escalation of the same enquiry is a new one', async () => {
  await rig.meet(...everybody);
  const first = await rig.raise('high', monday);
  await rig.happen(first.id, withdraw, minutes(monday, 1));
  expect([(await rig.read(first.id)).state, (await rig.read(first.id)).dueAt]).toEqual([
    'withdrawn',
    undefined,
  ]);
  const second = await rig.raise('high', minutes(monday, 2), { session: first.session });
  expect(second.came).toBe('sent');
  expect(second.reference).not.toBe(first.reference);
});

test('answered: pages that wait stop; it idles: it comes back to the step, then goes on', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('immediate', monday);
  await rig.happen(id, ack('sian'), minutes(monday, 1));
  expect(await rig.posts(id)).toEqual(['channel stopped', 'clinician waiting', 'marek stopped']);
  expect((await rig.read(id)).dueAt).toEqual(minutes(monday, 11));
  await rig.happen(id, overdue, minutes(monday, 11));
  expect(await rig.posts(id)).toContain('marek waiting');
  await rig.happen(id, ack('marek'), minutes(monday, 12));
  await rig.happen(id, overdue, minutes(monday, 22));
  expect(await rig.posts(id)).toContain('sian waiting');
});

test('nobody takes it on: everybody is told again and again, each round with an alarm', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('immediate', monday);
  for (let round = 1; round <= 5; round += 1) {
    await rig.work(minutes(monday, 5 * round - 1));
    await rig.happen(id, overdue, minutes(monday, 5 * round));
  }
  expect(rig.state.alarms).toEqual([1, 2, 3]);
  expect((await rig.work(minutes(monday, 26))).filter((what) => what.startsWith('send')).sort()).toEqual([
    'send channel',
    'send clinician',
    'send farida',
    'send marek',
    'send sian',
  ]);
});

test('nobody takes it on: the leads’ channel is told too, also where no step of the chain names it', async () => {
  await rig.meet(...everybody);
  const { standard, ...chains } = rig.state.organisation.chains;
  if (!standard) throw new Error('the chain is not there');
  rig.change({ chains: { ...chains, standard: { ...standard, steps: standard.steps.slice(2) } } });
  const { id } = await rig.raise('immediate', monday);
  expect(await rig.posts(id)).toEqual(['clinician waiting', 'farida waiting']);
  await rig.happen(id, overdue, minutes(monday, 5));
  expect(await rig.posts(id)).toEqual(['channel waiting', 'clinician waiting', 'farida waiting']);
});

test('a note reaches whoever holds it; handed back, it starts at the first step without them', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.work(monday);
  await rig.happen(id, takeOn('marek'), minutes(monday, 1));
  await rig.happen(id, note, minutes(monday, 2), 'they have gone home');
  expect(await rig.posts(id)).toContain('marek waiting');
  await rig.happen(id, handBack('marek'), minutes(monday, 3));
  expect(await rig.posts(id)).toContain('sian waiting');
  expect((await rig.read(id)).dueAt).toEqual(minutes(monday, 18));
});

test('a timer that was set before moves nothing and leaves no trace', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  const { token } = await rig.read(id);
  await rig.happen(id, ack('marek'), minutes(monday, 1));
  const before = await rig.read(id);
  const { moved } = await rig.happen(id, { type: 'OVERDUE', token }, minutes(monday, 15));
  expect(moved).toBe(false);
  expect(await rig.read(id)).toEqual(before);
  expect(await rig.history(id)).toEqual(['raised', 'acknowledge']);
});

test('the database refuses an open escalation without a timer, and a timer on one that is over', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await expect(rig.db().query('update escalation set due_at = null where id = $1', [id])).rejects.toThrow();
  await rig.happen(id, withdraw, monday);
  await expect(rig.db().query('update escalation set due_at = now() where id = $1', [id])).rejects.toThrow();
});
