import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { HandleTurn, Outcome } from '../../src/core/conversation/turn.ts';
import { inOrder } from '../../src/in-order.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { atOf, inbound, press, text, turnHandler, viewOf } from '../support/turns.ts';
import { askedThrough } from './support/asked-through.ts';

// Each handler stands for a process: they share nothing but the database.
const content = realContent();
const database = useTestDatabase();
const opening = { pathway: 'may-harm', timing: 'in-consultation' };
const replicas = (n: number): HandleTurn[] =>
  Array.from({ length: n }, () => turnHandler(database(), content));
const answer = (outcome: Outcome, inputs: Record<string, string>) =>
  press({ verb: 'answer', ...atOf(outcome), inputs });

async function started(): Promise<Outcome> {
  return turnHandler(database(), content)(press({ verb: 'start' }));
}

async function counted() {
  const { rows } = await database().database.query(
    `select (select count(*)::int from enquiry_event) as events, (select count(*)::int from turn) as turns,
       (select revision::int from person) as revision`,
  );
  return rows[0];
}

test('one activity delivered to many replicas at once: one step, one answer for all', async () => {
  const tap = answer(await started(), opening);
  const outcomes = await Promise.all(replicas(12).map((handle) => handle(tap)));
  expect(new Set(outcomes.map(({ turn }) => turn)).size).toBe(1);
  expect(outcomes.map((outcome) => atOf(outcome).step)).toEqual(outcomes.map(() => 2));
  expect(await counted()).toEqual({ events: 2, turns: 2, revision: 2 });
});

test('different taps on one card in many replicas at once: one moves it, the others find it overtaken', async () => {
  const first = await started();
  const taps = Array.from({ length: 12 }, (_, i) =>
    answer(first, { ...opening, pathway: i % 2 === 0 ? 'may-harm' : 'may-be-harmed' }),
  );
  const outcomes = await Promise.all(replicas(12).map((handle, i) => handle(taps[i] ?? text(''))));
  expect(outcomes.map((outcome) => atOf(outcome).step)).toEqual(outcomes.map(() => 2));
  expect(await counted()).toEqual({ events: 2, turns: 13, revision: 13 });
});

test('the first words of somebody new, in many replicas at once: nothing is lost', async () => {
  await Promise.all(replicas(8).map((handle) => handle(text('start'))));
  const { rows } = await database().database.query(
    'select status, count(*)::int from enquiry_session group by 1 order by 1',
  );
  expect(rows).toEqual([
    { status: 'open', count: 1 },
    { status: 'paused', count: 7 },
  ]);
});

test('rooms that hold the row and rooms that do not, at once: each turn counts once', async () => {
  const words = ['start', 'rehearse', 'escalations', 'progress', 'help', 'danger', 'resume', 'pause'];
  await Promise.all(replicas(16).map((handle, i) => handle(text(words[i % words.length] ?? ''))));
  expect(await counted()).toMatchObject({ turns: 16, revision: 16 });
});

test('what moved between the read and the write is not written over', async () => {
  const first = await started();
  const [quick, after] = replicas(2) as [HandleTurn, HandleTurn];
  let elsewhere: Promise<unknown> | undefined;
  // The read of the slow turn is done; before it goes on, another replica takes a whole turn.
  const overtaken = askedThrough(database().database, async (_, pass) => {
    const read = await pass();
    elsewhere ??= quick(answer(first, { ...opening, pathway: 'unclear' }));
    await elsewhere;
    return read;
  });
  const slow = turnHandler(database(), content, { database: overtaken });
  const late = await slow(answer(first, opening));
  expect(late.answer.notices).toEqual([{ words: 'chrome:notices.stale-card' }]);
  expect(viewOf(await after(text('resume')), 'ask').at.step).toBe(2);
  expect(await counted()).toMatchObject({ events: 2 });
});

test('nobody gets the answer to an activity of somebody else, whatever its id', async () => {
  const [handle] = replicas(1) as [HandleTurn];
  const activityId = randomUUID();
  const mine = await handle(text('start', { activityId }));
  expect(mine.answer.view.kind).toBe('ask');
  const theirs = await handle(inbound({ kind: 'text', text: 'resume' }, { activityId, person: 'person-b' }));
  expect(theirs.answer.view.kind).not.toBe('ask');
  expect(theirs.turn).not.toBe(mine.turn);
});

test('work of one key runs in the order in which it came, also after a failure; other keys do not wait', async () => {
  const one = inOrder();
  const done: string[] = [];
  let release = () => {};
  const held = new Promise<void>((go) => {
    release = go;
  });
  const first = one('a', async () => {
    await held;
    throw new Error('no');
  });
  const rest = ['b', 'c', 'd'].map((id) => one('a', async () => void done.push(id)));
  await one('other', async () => void done.push('other'));
  release();
  await expect(first).rejects.toThrow('no');
  await Promise.all(rest);
  expect(done).toEqual(['other', 'b', 'c', 'd']);
});
