import { expect, test } from 'vitest';
import type { HandleTurn, Outcome } from '../../src/core/conversation/turn.ts';
import { noteSent, unsentReplies } from '../../src/store/turns.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { atOf, press, testSeal, text, turnHandler, viewOf } from '../support/turns.ts';

const content = realContent();
const database = useTestDatabase();
const opening = { pathway: 'may-harm', timing: 'in-consultation' };

const answer = (outcome: Outcome, inputs: Record<string, string>) =>
  press({ verb: 'answer', ...atOf(outcome), inputs });

const ready = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

async function toHousehold(handle: HandleTurn): Promise<Outcome> {
  let outcome = await handle(press({ verb: 'start' }));
  for (const inputs of [opening, ready, { cues: 'hand-injury' }])
    outcome = await handle(answer(outcome, inputs));
  return outcome;
}

async function counts() {
  const { rows } = await database().database.query(
    'select (select count(*)::int from enquiry_event) as events, (select count(*)::int from turn) as turns',
  );
  return rows[0];
}

test('the same activity twice gets the same answer and moves nothing', async () => {
  const handle = turnHandler(database(), content);
  const started = await handle(press({ verb: 'start' }));
  const tap = answer(started, opening);
  const first = await handle(tap);
  const again = await handle(tap);
  expect(viewOf(first, 'ask').stage).toBe('readiness');
  expect(again).toEqual({ ...first, turn: first.turn });
  expect(await counts()).toEqual({ events: 2, turns: 2 });
});

test('the same tap under a new activity id shows the current card without a word and moves nothing', async () => {
  const handle = turnHandler(database(), content);
  const started = await handle(press({ verb: 'start' }));
  const tap = answer(started, opening);
  await handle(tap);
  const again = await handle({ ...tap, activityId: 'a-new-one' });
  expect(again.answer.notices).toEqual([]);
  expect(atOf(again).step).toBe(2);
  expect((await counts()).events).toBe(2);
});

test('a button of a card that was overtaken says so and shows the current card', async () => {
  const handle = turnHandler(database(), content);
  const started = await handle(press({ verb: 'start' }));
  await handle(answer(started, opening));
  const stale = await handle(answer(started, { ...opening, timing: 'afterwards' }));
  expect(stale.answer.notices).toEqual([{ words: 'chrome:notices.stale-card' }]);
  expect(viewOf(stale, 'ask').stage).toBe('readiness');
});

test('two different taps on one card at once end in one step', async () => {
  const handle = turnHandler(database(), content);
  const started = await handle(press({ verb: 'start' }));
  const outcomes = await Promise.all([
    handle(answer(started, opening)),
    handle(answer(started, { ...opening, timing: 'afterwards' })),
  ]);
  expect(outcomes.map((outcome) => atOf(outcome).step)).toEqual([2, 2]);
  expect(outcomes.flatMap((outcome) => outcome.answer.notices)).toEqual([
    { words: 'chrome:notices.stale-card' },
  ]);
  expect((await counts()).events).toBe(2);
});

test('twenty deliveries of one activity at once end in one step and one answer', async () => {
  const handle = turnHandler(database(), content);
  const started = await handle(press({ verb: 'start' }));
  const tap = answer(started, opening);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => handle(tap)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect((await counts()).events).toBe(2);
});

test('two starts at once leave one enquiry open and the other put aside', async () => {
  const handle = turnHandler(database(), content);
  await Promise.all([handle(press({ verb: 'start' })), handle(press({ verb: 'start' }))]);
  const { rows } = await database().database.query('select status from enquiry_session order by status');
  expect(rows).toEqual([{ status: 'open' }, { status: 'paused' }]);
});

test('a card of somebody else is not found, and their enquiry stays as it was', async () => {
  const handle = turnHandler(database(), content);
  const started = await handle(press({ verb: 'start' }));
  const stranger = await handle({ ...answer(started, opening), person: 'person-b' });
  expect(stranger.answer.notices).toEqual([{ words: 'chrome:notices.unknown-session' }]);
  expect(stranger.answer.view.kind).toBe('welcome');
  const otherTenant = await handle({ ...answer(started, opening), tenant: 'tenant-b' });
  expect(otherTenant.answer.view.kind).toBe('welcome');
  expect(atOf(await handle(text('resume'))).step).toBe(1);
});

test('nothing told can be read in the database', async () => {
  const handle = turnHandler(database(), content);
  let outcome = await toHousehold(handle);
  outcome = await handle(answer(outcome, { household: 'partner,baby-under-one' }));
  await handle(
    answer(outcome, { 'effect-on-family': 'concern-heard', note: 'planted words about the stairs' }),
  );
  const tables = ['enquiry_session', 'enquiry_event', 'turn', 'person'];
  for (const table of tables) {
    const { rows } = await database().database.query(`select row_to_json(t)::text as row from ${table} t`);
    const dump = rows
      .map(({ row }) => row.replace(/\\\\x([0-9a-f]+)/g, (_: string, hex: string) => Buffer.from(hex, 'hex')))
      .join();
    for (const secret of ['planted words', 'hand-injury', 'baby-under-one', 'concern-heard']) {
      expect(dump).not.toContain(secret);
    }
  }
});

test('a turn that cannot finish leaves nothing behind, and its repetition does the work', async () => {
  const { database: db } = database();
  const handle = turnHandler(database(), content);
  const started = await handle(press({ verb: 'start' }));
  const tap = answer(started, opening);
  const breaking = turnHandler(database(), content, {
    seal: {
      ...testSeal,
      close: (value, place) => {
        if (place.startsWith('turn:')) throw new Error('the power went');
        return testSeal.close(value, place);
      },
    },
  });
  await expect(breaking(tap)).rejects.toThrow('the power went');
  expect(await counts()).toEqual({ events: 1, turns: 1 });
  expect(atOf(await handle(tap)).step).toBe(2);
  expect((await db.query('select step from enquiry_session')).rows).toEqual([{ step: 2 }]);
});

test('a reply that was never sent is found again; the newest of a conversation only; once it is sent, no more', async () => {
  const handle = turnHandler(database(), content);
  await handle(press({ verb: 'start' }));
  const second = await handle(text('help'));
  const { database: db } = database();
  const later = new Date(Date.now() + 60_000);
  expect((await unsentReplies(db, testSeal, later)).map(({ turn }) => turn)).toEqual([second.turn]);
  expect(await unsentReplies(db, testSeal, new Date(Date.now() - 60_000))).toEqual([]);
  await noteSent(db, second.turn, undefined, undefined);
  expect(await unsentReplies(db, testSeal, later)).toEqual([]);
});

test('a redelivered message whose reply is out is marked as sent', async () => {
  const handle = turnHandler(database(), content);
  const typed = text('help');
  const first = await handle(typed);
  await noteSent(database().database, first.turn, undefined, 'card-1');
  expect((await handle(typed)).sent).toBe(true);
});

test('discarding leaves nothing of what was told', async () => {
  const handle = turnHandler(database(), content);
  const started = await handle(press({ verb: 'start' }));
  const next = await handle(answer(started, opening));
  const confirming = await handle(press({ verb: 'discard', ...atOf(next), inputs: {} }));
  const gone = await handle(press({ verb: 'discard-confirmed', ...atOf(confirming), inputs: {} }));
  expect(gone.answer.view.kind).toBe('discarded');
  const { rows } = await database().database.query(
    `select s.snapshot, (select count(*)::int from enquiry_event) as events,
       (select count(*)::int from turn where session = s.id and reply is not null) as replies from enquiry_session s`,
  );
  expect(rows).toEqual([{ snapshot: null, events: 0, replies: 0 }]);
});

test('a card that cannot be taken comes back filled in, without the identifier that stopped it', async () => {
  const handle = turnHandler(database(), content);
  let outcome = await toHousehold(handle);
  outcome = await handle(answer(outcome, { household: 'partner' }));
  const note = 'He said call me on 07700 900123 when she is out';
  const refused = viewOf(await handle(answer(outcome, { 'effect-on-family': 'concern-heard', note })), 'ask');
  expect(refused.problems.map(({ words }) => words)).toEqual(['chrome:identifiers.phone']);
  expect(refused.note).toBe('He said call me on […] when she is out');
  expect(refused.questions[0]?.value).toBe('concern-heard');
  expect(refused.at.step).toBe(atOf(outcome).step);
});

test('danger pressed twice from one old card brings the help twice; its redelivery moves nothing', async () => {
  const handle = turnHandler(database(), content);
  const outcome = await toHousehold(handle);
  const danger = press({ verb: 'danger', ...atOf(outcome), inputs: {} });
  const raised = await handle(danger);
  expect(raised.answer.view.kind).toBe('danger');
  const redelivered = await handle({ ...danger, activityId: 'again-by-teams' });
  expect(redelivered.answer.view.kind).toBe('danger');
  expect(atOf(redelivered).step).toBe(atOf(raised).step);
  const carriedOn = await handle(press({ verb: 'carry-on', ...atOf(raised), inputs: {} }));
  expect(carriedOn.answer.view.kind).toBe('ask');
  const pressedAgain = await handle({ ...danger, activityId: 'pressed-on-the-old-card' });
  expect(pressedAgain.answer.view.kind).toBe('danger');
});
