import { expect, test } from 'vitest';
import type { Outcome } from '../../src/core/conversation/turn.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { atOf, press, testSeal, text, turnHandler, viewOf } from '../support/turns.ts';

const content = realContent();
const database = useTestDatabase();
/** Half past midnight in London, and still Friday in UTC: what is planned counts from Saturday. */
const now = () => new Date('2026-07-17T23:30:00Z');
const handler = () => turnHandler(database(), content, { now });
type Handle = ReturnType<typeof handler>;

const rows = async () =>
  (
    await database().database.query(
      'select id, session, person, state, due_on::text as due_on, due_at from follow_up order by planned_at',
    )
  ).rows;

/** An enquiry in which it was not safe to ask, as far as its summary. */
async function toSummary(handle: Handle): Promise<Outcome> {
  let outcome = await handle(press({ verb: 'start' }));
  const told: Record<string, string> = {
    ...{ pathway: 'may-harm', timing: 'afterwards', cues: 'anger-or-stress', household: 'partner' },
    ...{ 'seen-alone': 'no', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
    ...{ trained: 'yes', 'information-source': 'patient' },
  };
  for (let cards = 0; outcome.answer.view.kind === 'ask' && cards < 20; cards++) {
    const asked = outcome.answer.view.questions.map(({ id }) => id);
    const inputs = Object.fromEntries(Object.entries(told).filter(([id]) => asked.includes(id)));
    outcome = await handle(press({ verb: 'answer', ...atOf(outcome), inputs }));
  }
  return outcome;
}

test('the summary plans one in the same transaction, for the right morning', async () => {
  const outcome = await toSummary(handler());
  const { followUp } = viewOf(outcome, 'summary');
  expect(followUp).toMatchObject({ dueOn: '2026-07-21', byDefault: true });
  expect(await rows()).toEqual([
    {
      ...{ id: followUp?.followUp, session: atOf(outcome).session, person: 'person-a', state: 'planned' },
      ...{ due_on: '2026-07-21', due_at: new Date('2026-07-21T07:30:00Z') },
    },
  ]);
});

test('a turn that cannot finish plans nothing; repeated, it plans one', async () => {
  const handle = handler();
  const summary = await toSummary(handle);
  const { followUp } = viewOf(summary, 'summary');
  await handle(press({ verb: 'follow-up-done', followUp: followUp?.followUp as string }));
  const card = await handle(
    press({ verb: 'go-to', stage: 'follow-up', card: 0, ...atOf(summary), inputs: {} }),
  );
  const tap = press({ verb: 'plan-follow-up', ...atOf(card), inputs: { 'follow-up': '2026-07-27' } });
  const breaking = turnHandler(database(), content, {
    now,
    seal: {
      ...testSeal,
      close: (value, place) => {
        if (place.startsWith('turn:')) throw new Error('the power went');
        return testSeal.close(value, place);
      },
    },
  });
  await expect(breaking(tap)).rejects.toThrow('the power went');
  expect((await rows()).map(({ state }) => state)).toEqual(['done']);
  const first = await handle(tap);
  expect(await handle(tap)).toEqual(first);
  const again = await handle({ ...tap, activityId: 'a-new-one' });
  expect(again.answer).toEqual(first.answer);
  expect(await rows()).toMatchObject([{ state: 'done' }, { state: 'planned', due_on: '2026-07-27' }]);
});

test('a follow-up of somebody else is not found, not opened and not touched', async () => {
  const handle = handler();
  const { followUp } = viewOf(await toSummary(handle), 'summary');
  const id = followUp?.followUp as string;
  for (const stranger of [{ person: 'person-b' }, { tenant: 'tenant-b' }])
    for (const verb of ['follow-up-open', 'follow-up-done', 'follow-up-pass-on'] as const) {
      const { answer } = await handle(press({ verb, followUp: id }, stranger));
      expect(answer).toMatchObject({
        ...{ view: { kind: 'welcome' }, notices: [{ words: 'follow-up:notices.unknown' }] },
      });
    }
  const listed = await handle(text('follow-ups', { person: 'person-b' }));
  expect(viewOf(listed, 'follow-ups').planned).toEqual([]);
  expect(await rows()).toMatchObject([{ state: 'planned' }]);
  expect(viewOf(await handle(text('follow-ups')), 'follow-ups').planned).toMatchObject([{ id }]);
});

test('opening brings the closed enquiry back; discarding it withdraws the follow-up', async () => {
  const handle = handler();
  const summary = await toSummary(handle);
  const followUp = viewOf(summary, 'summary').followUp?.followUp as string;
  await handle(press({ verb: 'close', ...atOf(summary), inputs: {} }));
  const opened = await handle(press({ verb: 'follow-up-open', followUp }));
  expect(viewOf(opened, 'summary').followUp).toMatchObject({ dueOn: '2026-07-21', byDefault: false });
  const asking = await handle(press({ verb: 'discard', ...atOf(opened), inputs: {} }));
  await handle(press({ verb: 'discard-confirmed', ...atOf(asking), inputs: {} }));
  expect(await rows()).toMatchObject([{ state: 'withdrawn' }]);
  const late = await handle(press({ verb: 'follow-up-open', followUp }));
  expect(late.answer.notices).toEqual([{ words: 'follow-up:notices.withdrawn' }]);
});
