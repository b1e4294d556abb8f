import { expect, test } from 'vitest';
import { claimPost } from '../../src/store/posts.ts';
import { clinician, minutes, monday, useEscalations } from './support/escalation-rig.ts';

const rig = useEscalations();
const everybody = ['marek', 'nia', 'sian', 'farida', clinician];
const seconds = (from: Date, count: number) => new Date(from.getTime() + count * 1000);

test('throttled: nobody in the tenant is written to before then, the most urgent not either; then all are', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  const { marek, channel } = await rig.claimAll(monday);
  await rig.settle(marek, { kind: 'throttled', retryAfterSeconds: 20 }, monday);
  const urgent = await rig.raise('immediate', seconds(monday, 1));
  expect(await rig.work(seconds(monday, 19))).toEqual([]);
  await rig.settle(channel, { kind: 'throttled', retryAfterSeconds: 5 }, seconds(monday, 1));
  expect(await rig.work(seconds(monday, 19))).toEqual([]);
  await rig.work(seconds(monday, 20));
  expect((await rig.read(id)).state).toBe('notified');
  expect((await rig.read(urgent.id)).state).toBe('notified');
  expect(await rig.ledger(id)).toContain('send throttled 20s');
});

test('a hold is for one tenant only', async () => {
  await rig.meet(...everybody);
  await rig.raise('high', monday);
  await rig
    .db()
    .query('insert into tenant_hold (tenant, until) values ($1, $2)', ['another', minutes(monday, 9)]);
  expect(await rig.claim(monday)).toBeDefined();
});

test('the most urgent goes first, new messages before changes to old ones, then the older', async () => {
  await rig.meet(...everybody);
  const [standard] = [await rig.raise('standard', monday)];
  await rig.work(monday);
  await rig.happen(standard.id, { type: 'NOTE' }, minutes(monday, 1));
  const others = [
    await rig.raise('standard', minutes(monday, 2)),
    await rig.raise('high', minutes(monday, 3)),
    await rig.raise('immediate', minutes(monday, 4)),
    await rig.raise('high', minutes(monday, 5)),
  ];
  const order: string[] = [];
  for (let post = await rig.claim(minutes(monday, 6)); post; post = await rig.claim(minutes(monday, 6))) {
    if (order.at(-1) !== post.escalation) order.push(post.escalation ?? '');
  }
  expect(order).toEqual([others[2], others[1], others[3], others[0], standard].map((one) => one?.id));
});

test('a claim is held for the lease; after it somebody else tries, and the first one lets go of nothing', async () => {
  await rig.meet(...everybody);
  await rig.raise('high', monday);
  await rig.work(monday, { marek: { kind: 'failed' } });
  const first = await rig.claim(seconds(monday, 1));
  expect(rig.whose(first as never)).toBe('marek');
  expect(await rig.claim(seconds(monday, 31))).toBeUndefined();
  const second = await rig.claim(seconds(monday, 32));
  expect([second?.post, second?.claim === first?.claim]).toEqual([first?.post, false]);
  await rig.settle(first as never, { kind: 'failed' }, seconds(monday, 33));
  expect(await rig.claim(seconds(monday, 60))).toBeUndefined();
  const { rows } = await rig
    .db()
    .query<{ unknown: number }>(
      'select count(*)::int as unknown from delivery_attempt where outcome is null',
    );
  expect(rows[0]?.unknown).toBe(1);
});

test('many workers at once claim each message exactly once', async () => {
  await rig.meet(...everybody);
  for (let i = 0; i < 8; i += 1) await rig.raise('high', monday);
  const claimed = await Promise.all(
    Array.from({ length: 30 }, () => claimPost(rig.db(), { now: monday, leaseSeconds: 30 })),
  );
  const posts = claimed.flatMap((post) => post?.post ?? []);
  const { rows } = await rig.db().query<{ count: number }>('select count(*)::int as count from post');
  expect(rows[0]?.count).toBe(24);
  expect(new Set(posts).size).toBe(posts.length);
  expect(posts.length).toBe(24);
});

test('a worker that holds a row open keeps nobody else waiting', async () => {
  await rig.meet(...everybody);
  await rig.raise('high', monday);
  const holder = await rig.db().connect();
  await holder.query('begin');
  const held = await claimPost(holder, { now: monday, leaseSeconds: 30 });
  const others = [await rig.claim(monday), await rig.claim(monday), await rig.claim(monday)];
  expect(others.map((post) => post?.post)).not.toContain(held?.post);
  expect(others.filter(Boolean)).toHaveLength(2);
  await holder.query('rollback');
  holder.release();
  expect((await rig.claim(monday))?.post).toBe(held?.post);
});
