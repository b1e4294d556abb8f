import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HandleTurn, Inbound, Outcome } from '../../src/core/conversation/turn.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { atOf, press, text, turnHandler } from '../support/turns.ts';
import { card, opening, underWay } from './support/answering.ts';
import { askedThrough, nameOf } from './support/asked-through.ts';

// A process that wrote a desk goes on from there without reading it back, as long as nobody else has written it.

const content = realContent();
const database = useTestDatabase();

/** A handler stands for a process. `reads`: how often it read a desk. */
function replica(now = () => new Date()) {
  const at = { reads: 0 };
  const watched = askedThrough(database().database, (asked, pass) => {
    if (nameOf(asked).startsWith('read-turn')) at.reads += 1;
    return pass();
  });
  return Object.assign(at, { handle: turnHandler(database(), content, { database: watched, now }) });
}

/** What the outside sees, without what is new each time. */
const seen = ({ answer }: Outcome): string => JSON.stringify(answer).replaceAll(/"session":"[^"]+"/g, '');

async function stored() {
  const { rows } = await database().database.query(
    `select (select array_agg(step order by step) from enquiry_event) as steps, (select count(*)::int from turn) as turns,
       (select revision::int from person) as revision, (select step from enquiry_session) as step`,
  );
  return rows[0];
}

test('answer after answer is written, and nothing is read back', async () => {
  const one = replica();
  let last = await underWay(one.handle);
  const before = one.reads;
  for (let i = 0; i < 4; i += 1) last = await one.handle(card(last));
  expect(one.reads).toBe(before);
  expect(await stored()).toEqual({ steps: [1, 2, 3, 4, 5, 6], turns: 6, revision: 6, step: 6 });
});

test('the same activity again gets the same answer and moves nothing', async () => {
  const one = replica();
  const asked = card(await underWay(one.handle));
  const first = await one.handle(asked);
  expect(await one.handle(asked)).toEqual({ ...first, sent: expect.any(Boolean) });
  expect(await stored()).toMatchObject({ step: 3, turns: 3 });
});

test('the same tap under another activity moves nothing', async () => {
  const one = replica();
  const before = await underWay(one.handle);
  const first = await one.handle(card(before));
  const again = await one.handle(card(before));
  expect(atOf(again)).toEqual(atOf(first));
  expect(await stored()).toMatchObject({ step: 3, turns: 4 });
});

test('where another process has written meanwhile, that is what counts', async () => {
  const [one, other] = [replica(), replica()];
  const before = await underWay(one.handle);
  const elsewhere = await other.handle(card(before));
  const reads = one.reads;
  const late = await one.handle(card(before, {}, { sober: 'no' }));
  expect(one.reads).toBe(reads + 1);
  expect(atOf(late).step).toBe(atOf(elsewhere).step);
  expect(await stored()).toMatchObject({ step: 3, revision: 4 });
});

test('what somebody deleted does not come back', async () => {
  const one = replica();
  const before = await underWay(one.handle);
  const { database: db } = database();
  await db.query('delete from turn');
  await db.query('delete from enquiry_event');
  await db.query('delete from enquiry_session');
  await db.query('delete from person');
  const after = await one.handle(card(before));
  expect(after.answer.view.kind).not.toBe('ask');
  expect(await stored()).toMatchObject({ steps: null, step: null });
});

test.each<[string, (last: Outcome) => Inbound]>([
  ['somebody else', (last) => card(last, { person: 'somebody-else' })],
  ['a tenant elsewhere', (last) => card(last, { tenant: 'elsewhere' })],
  ['a card that was sent anew', (last) => card(last, { cardId: 'card-2' })],
  ['a card of nobody knows which message', (last) => card(last, { cardId: undefined })],
  ['typed words', () => text('help')],
  [
    'another button',
    (last) => ({ ...press({ verb: 'danger', ...atOf(last), inputs: {} }), cardId: 'card-1' }),
  ],
])('%s: the desk is read', async (_, asked) => {
  const one = replica();
  const last = await underWay(one.handle);
  const before = one.reads;
  await one.handle(asked(last));
  expect(one.reads).toBe(before + 1);
});

test('after ten minutes it is read again', async () => {
  let at = new Date('2026-11-21T10:00:00Z');
  const one = replica(() => at);
  let last = await underWay(one.handle);
  at = new Date('2026-11-21T10:09:59Z');
  const before = one.reads;
  last = await one.handle(card(last));
  expect(one.reads).toBe(before);
  at = new Date('2026-11-21T10:19:59Z');
  await one.handle(card(last));
  expect(one.reads).toBe(before + 1);
});

test('whichever process takes the next turn, the conversation is the one of a single process', async () => {
  const walk = fc.array(fc.record({ who: fc.nat(2), again: fc.boolean() }), { minLength: 3, maxLength: 10 });
  const play = async (handles: readonly HandleTurn[], turns: { who: number; again: boolean }[]) => {
    const person = crypto.randomUUID();
    const by = (who: number) => handles[who % handles.length] as HandleTurn;
    const said: string[] = [];
    let last = await by(0)({ ...press({ verb: 'start' }), person });
    for (const { who, again } of turns) {
      const asked = card(last, { person }, said.length === 0 ? opening : {});
      last = await by(who)(asked);
      said.push(seen(last));
      // Delivered a second time, to another one.
      if (again) said.push(seen(await by(who + 1)(asked)));
    }
    return said;
  };
  await fc.assert(
    fc.asyncProperty(walk, async (turns) => {
      const several = [replica(), replica(), replica()].map(({ handle }) => handle);
      // A handler that never knows: each turn has one of its own.
      const forgetful: HandleTurn = (inbound) => turnHandler(database(), content)(inbound);
      expect(await play(several, turns)).toEqual(await play([forgetful], turns));
    }),
    { numRuns: 25 },
  );
}, 60_000);
