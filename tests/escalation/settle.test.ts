import { expect, test } from 'vitest';
import type { PostOutcome } from '../../src/settle-post.ts';
import { testTenant } from '../support/organisation.ts';
import {
  blocked,
  clinician,
  delivered,
  matter,
  minutes,
  monday,
  saturday,
  useEscalations,
} from './support/escalation-rig.ts';
import { ack, advise, overdue, raiseAgain, takeOn, withdraw } from './support/walk-escalation.ts';

const rig = useEscalations();
const everybody = ['marek', 'nia', 'sian', 'farida', clinician];
const seconds = (from: Date, count: number) => new Date(from.getTime() + count * 1000);

/** Claims until it is this one's message; the others are delivered. */
async function claimFor(whose: string, now: Date) {
  for (let post = await rig.claim(now); post; post = await rig.claim(now)) {
    if (rig.whose(post) === whose) return post;
    await rig.settle(post, delivered(), now);
  }
  throw new Error(`nothing is due for ${whose}`);
}

test('delivered: notified, and the clinician is told of each whom it reached, by name and time', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.work(monday);
  expect((await rig.read(id)).state).toBe('notified');
  const { reached, notReached } = await rig.standing(id, monday);
  expect(reached.map(({ who }) => who).sort()).toEqual(['channel', 'marek']);
  expect(notReached).toEqual([]);
  expect(await rig.claim(monday)).toBeUndefined();
  expect((await rig.ledger(id)).filter((line) => line === 'send delivered')).toHaveLength(3);
});

test('the second whom it reaches brings the clinician’s card up to date too', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  const posts = await rig.claimAll(monday);
  await rig.settle(posts.clinician, delivered(), monday);
  await rig.settle(posts.channel, delivered(), monday);
  expect(await rig.work(monday)).toContain('update clinician');
  await rig.settle(posts.marek, delivered(), monday);
  expect(await rig.work(monday)).toContain('update clinician');
  // Its revision went up with the card: the next change is drawn as well.
  await rig.happen(id, ack('marek'), monday);
  expect(await rig.work(monday)).toContain('update clinician');
});

test('a shut door: the next step at once, and known for the next time', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.work(minutes(monday, 1), { marek: blocked });
  expect(await rig.history(id)).toContain('nobody');
  expect((await rig.read(id)).dueAt).toEqual(minutes(monday, 16));
  const { reached, notReached } = await rig.standing(id, monday);
  expect([reached.map(({ who }) => who).sort(), notReached]).toEqual([['channel', 'sian'], ['marek']]);
  const second = await rig.raise('high', minutes(monday, 2));
  expect(await rig.posts(second.id)).not.toContain('marek waiting');
});

test('somebody who wrote after the attempt began is not taken for shut out', async () => {
  await rig.meet(...everybody);
  await rig.raise('high', monday);
  const post = await claimFor('marek', minutes(monday, -1));
  await rig.settle(post, blocked, minutes(monday, -1));
  const { rows } = await rig
    .db()
    .query<{ code: string | null }>('select blocked_code as code from person where id = $1', [
      rig.entra('marek'),
    ]);
  expect(rows[0]?.code).toBeNull();
});

test.each<[string, PostOutcome]>([
  ['blocked', blocked],
  ['gone (404)', { kind: 'gone' }],
  ['refused for good (400)', { kind: 'failed', status: 400 }],
])('one of two is %s: the other keeps the time; both are: the next step at once', async (_, outcome) => {
  await rig.meet(...everybody);
  rig.change({ chain: 'channel-first' });
  const { id } = await rig.raise('high', monday);
  await rig.happen(id, overdue, minutes(monday, 15));
  const now = minutes(monday, 15);
  const { marek, nia } = await rig.claimAll(now);
  await rig.settle(marek, outcome, now);
  expect((await rig.read(id)).state).toBe('raised');
  await rig.settle(nia, outcome, now);
  expect((await rig.read(id)).state).toBe('unowned');
});

test('one of two has declined, the other is not to be reached: nobody is left', async () => {
  await rig.meet(...everybody);
  rig.change({ chain: 'channel-first' });
  const { id } = await rig.raise('high', monday);
  const now = minutes(monday, 15);
  await rig.happen(id, overdue, now);
  await rig.happen(id, { type: 'DECLINE', by: 'nia' }, now);
  await rig.work(now, { marek: blocked });
  expect((await rig.read(id)).state).toBe('unowned');
});

test('the channel cannot be written to: the people keep their time', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.work(monday, { channel: { kind: 'gone' } });
  expect(await rig.history(id)).not.toContain('nobody');
  expect((await rig.read(id)).state).toBe('notified');
});

test('a page of an older step that fails late moves nothing', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  const post = await claimFor('marek', monday);
  await rig.happen(id, overdue, minutes(monday, 15));
  await rig.settle(post, blocked, minutes(monday, 15));
  expect((await rig.read(id)).token).toBe(2);
});

test('failed: tried again after 1, 2, 4 … seconds, never more than half a minute, and then from the start', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('standard', monday);
  let now = monday;
  const waits: number[] = [];
  let post = await claimFor('marek', now);
  await rig.work(now);
  for (let i = 0; i < 7; i += 1) {
    await rig.settle(post, { kind: 'failed', status: 503 }, now);
    for (let wait = 1; ; wait += 1) {
      const next = await rig.claim(seconds(now, wait));
      if (!next) continue;
      [post, now] = [next, seconds(now, wait)];
      waits.push(wait);
      break;
    }
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
  await rig.settle(post, delivered(), now);
  expect((await rig.standing(id, now)).reached.map(({ who }) => who)).toContain('marek');
});

test('a living card that was deleted is sent anew; a retired one is left alone', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.work(monday);
  await rig.happen(id, ack('marek'), minutes(monday, 1));
  const post = await claimFor('marek', minutes(monday, 1));
  expect(post.kind).toBe('update');
  await rig.settle(post, { kind: 'gone' }, minutes(monday, 1));
  expect(await rig.work(minutes(monday, 1))).toContain('send marek');
  expect(await rig.posts(id)).toContain('marek shown');

  await rig.happen(id, { type: 'NOTE' }, minutes(monday, 2));
  const retired = await claimRetired(minutes(monday, 2));
  await rig.settle(retired, { kind: 'gone' }, minutes(monday, 2));
  await rig.work(minutes(monday, 2));
  expect((await rig.posts(id)).filter((one) => one.startsWith('marek'))).toEqual([
    'marek shown',
    'marek shown retired',
  ]);
});

async function claimRetired(now: Date) {
  for (let post = await rig.claim(now); post; post = await rig.claim(now)) {
    if (post.retired) return post;
    await rig.settle(post, delivered(), now);
  }
  throw new Error('nothing retired is due');
}

test('paged again: a new message, and the older card is brought to where it says so', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.work(monday);
  await rig.happen(id, raiseAgain, minutes(monday, 1));
  const done = await rig.work(minutes(monday, 1));
  expect(done.filter((what) => what === 'send marek')).toHaveLength(1);
  expect(await rig.posts(id)).toContain('marek shown retired');
});

test('stopped while it was on its way: it is there, and is drawn again with what is true now', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  const post = await claimFor('marek', monday);
  await rig.happen(id, takeOn('sian'), minutes(monday, 1));
  expect(await rig.posts(id)).toContain('marek stopped');
  await rig.settle(post, delivered(), minutes(monday, 1));
  expect(await rig.posts(id)).toContain('marek shown');
  expect(await rig.work(minutes(monday, 1))).toContain('update marek');
});

test('asked for again while it was on its way: it counts for the step that waits for it now', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  const { marek } = await rig.claimAll(monday);
  await rig.happen(id, raiseAgain, minutes(monday, 1));
  await rig.settle(marek, delivered(), minutes(monday, 1));
  expect((await rig.read(id)).state).toBe('notified');
});

test('asked for again while it was on its way to a shut door: the next step at once', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  const post = await claimFor('marek', monday);
  await rig.happen(id, raiseAgain, minutes(monday, 1));
  await rig.settle(post, blocked, minutes(monday, 1));
  expect(await rig.posts(id)).toContain('sian waiting');
});

test('a page that was stopped is not sent; what tells the clinician is', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.happen(id, advise('sian'), minutes(monday, 1));
  expect(await rig.work(minutes(monday, 1))).toEqual(['send clinician']);
});

test('withdrawn before anything was sent: no lead is written to at all', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.happen(id, withdraw, minutes(monday, 1));
  expect(await rig.work(minutes(monday, 1))).toEqual(['send clinician']);
});

test('somebody never met is written to nowhere', async () => {
  await rig.meet(...everybody);
  await rig.db().query('update person set conversation = null where id = $1', [clinician]);
  const { id } = await rig.raise('high', saturday);
  await rig.work(saturday);
  expect(await rig.posts(id)).toContain('clinician unreachable');
  expect((await rig.read(id)).state).toBe('notified');
  expect(await rig.ledger(id)).toContain('send never-met');
});

test('the words of an escalation and its body are sealed', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.happen(id, advise('marek'), monday, 'ring the police');
  const { rows } = await rig.db().query<{ all: string }>(
    `select (select string_agg(e::text, '') from escalation e) || (select string_agg(a::text, '') from audit_event a)
       || (select string_agg(p::text, '') from post p) as all`,
  );
  const everything = rows[0]?.all ?? '';
  const hex = (text: string) => Buffer.from(text).toString('hex');
  for (const secret of ['ring the police', matter.raisedBy]) {
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(hex(secret));
  }
  expect(everything).toContain(testTenant);
});
