import { beforeEach, expect, test } from 'vitest';
import { pressOn, verbsOf } from '../support/escalation-cards.ts';
import { until, useWholeHouse } from './support/whole-house.ts';

const house = useWholeHouse();
beforeEach(() => house.connector().behave());

test('429: nobody in the tenant is written to before Retry-After is over, then everything arrives', async () => {
  const { id: before } = await house.raise();
  await house.card('lena', before);
  await house.quiet();
  house
    .connector()
    .misbehave({ status: 429, retryAfter: 4, conversation: house.conversationOf('lena'), times: 1 });
  const { id } = await house.raise();
  const refusal = await until('the refusal', () =>
    house.connector().received.find(({ status }) => status === 429),
  );
  // What was on its way already may still arrive.
  const from = refusal.at + 600;
  const { id: another } = await house.raise();
  await house.card('lena', another);
  await house.card('lena', id);
  await house.quiet();
  const pages = house
    .connector()
    .received.filter(
      ({ made, at, conversation }) =>
        made && at > from && conversation !== undefined && leads().includes(conversation),
    );
  expect(pages.length).toBeGreaterThan(1);
  for (const { at } of pages) expect(at - refusal.at).toBeGreaterThanOrEqual(3900);
  expect(house.sent('lena', id)).toBe(1);
});

const leads = () => (['lena', 'dev', 'ines', 'channel'] as const).map((who) => house.conversationOf(who));

test.each([
  ['500', { status: 500 }],
  ['503 for longer than a moment', { status: 503, times: 3 }],
  ['412', { status: 412, times: 3 }],
  ['a connection cut before anything was done', { status: 'reset' }],
] as const)('%s: tried again within seconds, and arrives once', async (_, fault) => {
  house
    .connector()
    .misbehave({ times: 1, ...fault, method: 'POST', conversation: house.conversationOf('lena') });
  const begun = Date.now();
  const { id } = await house.raise();
  await house.card('lena', id);
  // Not at the next full minute: the pause after a first failure is a second.
  expect(Date.now() - begun).toBeLessThan(20_000);
  await house.quiet();
  expect(house.sent('lena', id)).toBe(1);
});

test('cut after it was done: two cards stand there, both work, and the ledger says that nobody could know', async () => {
  house.connector().misbehave({
    ...{ status: 'reset-after', times: 1, method: 'POST' },
    conversation: house.conversationOf('lena'),
  });
  const { id } = await house.raise();
  await until('both cards', () => house.sent('lena', id) === 2);
  await house.quiet();
  const [first, second] = house.cards('lena', id);
  if (!first || !second) throw new Error('both cards stand there');
  await pressOn(house.leads.lena, first, 'escalation-take-on');
  await house.quiet();
  expect((await house.row(id)).owner).toBe('lena');
  expect(verbsOf(await house.card('lena', id))).not.toContain('escalation-take-on');
});

test('one conversation that does not answer holds up nobody else', async () => {
  house.connector().misbehave({ status: 'hang', conversation: house.conversationOf('lena') });
  const { id: stuck } = await house.raise();
  await until('the attempt that hangs', () =>
    house
      .connector()
      .received.some(
        ({ conversation, status }) => conversation === house.conversationOf('lena') && status === 0,
      ),
  );
  const begun = Date.now();
  const { id } = await house.raise();
  await house.card('channel', id);
  expect(Date.now() - begun).toBeLessThan(5000);
  house.connector().behave();
  await house.card('lena', stuck);
});
