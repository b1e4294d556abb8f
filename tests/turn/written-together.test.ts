import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Inbound, Outcome } from '../../src/core/conversation/turn.ts';
import type { EnquirySnapshot } from '../../src/core/enquiry/snapshots.ts';
import { placeOf } from '../../src/store/sealed-columns.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { atOf, testSeal, turnHandler } from '../support/turns.ts';
import { card, underWay } from './support/answering.ts';
import { askedThrough, nameOf } from './support/asked-through.ts';

// Turns that are ready at the same time are written in one statement; nobody may pay for what happens to another.

const content = realContent();
const database = useTestDatabase();
// How long a write may take before the next one goes beside it is for the test to say.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const people = (many: number) => Array.from({ length: many }, (_, at) => ({ person: `person-${at}` }));

/** A handler whose very first write of an answer stands still until `goOn`. `writes`: the statements that were asked. */
function handlerThatStands() {
  const at = { writes: [] as string[], stands: false, goOn: () => {} };
  const watched = askedThrough(database().database, async (asked, pass) => {
    if (at.stands && nameOf(asked).startsWith('keep-turn')) {
      at.writes.push(nameOf(asked));
      if (at.writes.length === 1) await new Promise<void>((go) => Object.assign(at, { goOn: go }));
    }
    return pass();
  });
  return Object.assign(at, { handle: turnHandler(database(), content, { database: watched }) });
}

/** So many people in the middle of their enquiries; the first one's write stands, then all the others answer too. */
async function together(many: number) {
  const at = handlerThatStands();
  const all = people(many);
  const cards: Outcome[] = [];
  for (const who of all) cards.push(await underWay(at.handle, who));
  at.stands = true;
  const activities = cards.map((outcome, i) => card(outcome, all[i], { sober: soberOf(i) }));
  const asked = (i: number) => activities[i] as Inbound;
  const answer = (i: number) => at.handle(asked(i));
  const slow = answer(0);
  await untilSo(() => at.writes.length === 1);
  return { at, slow, asked, answer, others: all.map((_, i) => i).slice(1) };
}

/** Timers stand still; what PostgreSQL answers comes all the same. */
async function untilSo(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((go) => setImmediate(go));
}
const aMoment = async () => {
  for (let i = 0; i < 50; i += 1) await new Promise((go) => setImmediate(go));
};

/** No two who stand side by side in a write say the same. */
const soberOf = (i: number) => ['yes', 'no', 'unsure'][i % 3] as string;
async function soberIn(i: number): Promise<unknown> {
  const { rows } = await database().database.query(
    'select id, snapshot from enquiry_session where person = $1',
    [`person-${i}`],
  );
  const [{ id, snapshot }] = rows;
  const stored = testSeal.open<EnquirySnapshot>(snapshot, placeOf.session(id));
  return stored.context.facts.answers.readiness?.sober;
}

const stepsOf = async (at: number): Promise<number[]> => {
  const { rows } = await database().database.query(
    `select e.step from enquiry_event e join enquiry_session s on s.id = e.session
      where s.person = $1 order by e.step`,
    [`person-${at}`],
  );
  return rows.map(({ step }) => step);
};

test('what is ready while a write is on its way goes in one after it', async () => {
  const { at, slow, answer, others } = await together(6);
  const answers = others.map(answer);
  await aMoment();
  expect(at.writes).toEqual(['keep-turn']);
  at.goOn();
  for (const { answer: told } of await Promise.all([slow, ...answers])) expect(told.view.kind).toBe('ask');
  expect(at.writes).toEqual(['keep-turn', 'keep-turns-5']);
  for (const i of [0, ...others]) expect(await stepsOf(i)).toEqual([1, 2, 3]);
});

test('seventeen go in two, and each has what they answered', async () => {
  const { at, slow, answer, others } = await together(18);
  const answers = others.map(answer);
  await aMoment();
  at.goOn();
  const told = await Promise.all([slow, ...answers]);
  expect(at.writes).toEqual(['keep-turn', 'keep-turns-16', 'keep-turn']);
  expect(new Set(told.map((outcome) => atOf(outcome).session)).size).toBe(18);
  for (const i of [0, ...others]) {
    expect(await stepsOf(i)).toEqual([1, 2, 3]);
    expect(await soberIn(i)).toBe(soberOf(i));
  }
});

test('a write that takes long keeps nobody waiting for ever', async () => {
  const { at, slow, answer, others } = await together(4);
  const answers = others.map(answer);
  await aMoment();
  vi.advanceTimersByTime(50);
  await Promise.all(answers);
  expect(at.writes).toEqual(['keep-turn', 'keep-turns-3']);
  expect(await stepsOf(0)).toEqual([1, 2]);
  at.goOn();
  await slow;
  expect(await stepsOf(0)).toEqual([1, 2, 3]);
});

test('somebody who is held by another transaction waits, and nobody else', async () => {
  const { at, slow, answer, others } = await together(5);
  const holder = await database().database.connect();
  await holder.query('begin');
  await holder.query(`select 1 from person where id = 'person-1' for update`);
  const [held, ...free] = others.map(answer);
  await aMoment();
  at.goOn();
  await Promise.all([slow, ...free]);
  expect(at.writes.slice(0, 2)).toEqual(['keep-turn', 'keep-turns-4']);
  expect(await stepsOf(1)).toEqual([1, 2]);
  await holder.query('rollback');
  holder.release();
  expect((await held)?.answer.view.kind).toBe('ask');
  for (const i of [0, ...others]) expect(await stepsOf(i)).toEqual([1, 2, 3]);
});

test('a row that is refused takes nobody else down', async () => {
  const { at, slow, answer, others } = await together(5);
  // The event that this person's next step would write stands there already, as no turn would leave it.
  await database().database.query(
    `insert into enquiry_event (session, step, content_version, body, at)
      select id, 3, content_version, 'x', now() from enquiry_session where person = 'person-1'`,
  );
  const [refused, ...fine] = others.map(answer);
  const broken = expect(refused).rejects.toMatchObject({ constraint: 'enquiry_event_pkey' });
  await aMoment();
  at.goOn();
  await Promise.all([slow, ...fine]);
  await broken;
  expect(at.writes[1]).toBe('keep-turns-4');
  for (const i of others.slice(1)) expect(await stepsOf(i)).toEqual([1, 2, 3]);
});

test('who moved on at another replica is not written over, and gets the answer that was given there', async () => {
  const { at, slow, asked, answer, others } = await together(4);
  const elsewhere = await turnHandler(database(), content)(asked(1));
  const answers = others.map(answer);
  await aMoment();
  at.goOn();
  const [same] = await Promise.all([...answers, slow]);
  expect(at.writes.slice(0, 2)).toEqual(['keep-turn', 'keep-turns-3']);
  expect(same).toEqual(elsewhere);
  for (const i of [0, ...others]) expect(await stepsOf(i)).toEqual([1, 2, 3]);
});
