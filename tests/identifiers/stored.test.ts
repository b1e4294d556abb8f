import { expect, test } from 'vitest';
import type { CardAction } from '../../src/core/conversation/card-actions.ts';
import type { Outcome } from '../../src/core/conversation/turn.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { atOf, press, testSeal, turnHandler, viewOf } from '../support/turns.ts';

const content = realContent();
const database = useTestDatabase();
const safe = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

/** All that the database holds, every sealed piece opened. */
async function everythingStored(): Promise<string> {
  const { database: db } = database();
  const { rows: events } = await db.query<{ session: string; step: number; body: Buffer }>(
    'select * from enquiry_event',
  );
  const { rows: sessions } = await db.query<{ id: string; snapshot: Buffer }>(
    'select * from enquiry_session',
  );
  const { rows: turns } = await db.query<{ id: string; reply: Buffer | null }>('select * from turn');
  return JSON.stringify([
    ...events.map(({ session, step, body }) => testSeal.open(body, `event:${session}:${step}`)),
    ...sessions.map(({ id, snapshot }) => testSeal.open(snapshot, `session:${id}`)),
    ...turns.map(({ id, reply }) => reply && testSeal.open(reply, `turn:${id}`)),
    ...turns.map(({ reply: _, ...rest }) => rest),
  ]);
}

async function atNote(handle: ReturnType<typeof turnHandler>): Promise<Outcome> {
  let outcome = await handle(press({ verb: 'start' }));
  const cards = [
    { pathway: 'may-harm', timing: 'in-consultation' },
    safe,
    { cues: 'hand-injury' },
    { household: 'partner' },
  ];
  for (const inputs of cards) outcome = await handle(press({ verb: 'answer', ...atOf(outcome), inputs }));
  return outcome;
}

const note = 'Wife is Agnieszka, 999 638 1919, on 07700 900123. Planted words beside it.';
const planted = ['Agnieszka', '638 1919', '900123'];

test.each(['answer', 'danger', 'pause'] as const)(
  '%s: nothing found reaches the database, sealed or not',
  async (verb) => {
    const handle = turnHandler(database(), content);
    const outcome = await atNote(handle);
    const action = {
      verb,
      ...atOf(outcome),
      inputs: { 'effect-on-family': 'concern-heard', note },
    } as CardAction;
    await handle(press(action));
    if (verb !== 'danger') await handle(press({ ...action, clean: true } as CardAction));
    const stored = await everythingStored();
    expect(stored).toContain('Planted words beside it.');
    for (const secret of planted) expect(stored).not.toContain(secret);
  },
);

test('the same tap under a new activity id is known again, although its note was cleaned', async () => {
  const handle = turnHandler(database(), content);
  const outcome = await atNote(handle);
  const tap = { verb: 'answer', ...atOf(outcome), inputs: { note }, clean: true } as const;
  const first = await handle(press(tap));
  const again = await handle(press(tap));
  expect(again.answer.notices).toEqual([]);
  expect(viewOf(again, 'ask').at).toEqual(viewOf(first, 'ask').at);
});

test('what is no name, as the person says, is kept whole', async () => {
  const handle = turnHandler(database(), content);
  const outcome = await atNote(handle);
  const inputs = { note: 'He follows Agnieszka everywhere.' };
  await handle(press({ verb: 'answer', ...atOf(outcome), inputs, keep: true }));
  expect(await everythingStored()).toContain('He follows Agnieszka everywhere.');
});
