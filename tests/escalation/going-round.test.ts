import { beforeEach, expect, test } from 'vitest';
import { forbidden } from '../support/connector-faults.ts';
import { pressOn, verbsOf } from '../support/escalation-cards.ts';
import { wordsOf } from '../support/walk-card.ts';
import { people, until, useWholeHouse } from './support/whole-house.ts';

const house = useWholeHouse();
beforeEach(async () => {
  house.connector().behave();
  // Whoever was shut out is heard from again.
  await house.leads.lena.type('hello');
});
const audited = async (id: string) =>
  (
    await house
      .db()
      .query<{ what: string; detail: Record<string, unknown> }>(
        'select what, detail from audit_event where escalation = $1 order by no',
        [id],
      )
  ).rows;

test('overdue: the next step is told, the clinician sees numbers, nobody loud and loud again, until it is owned', async () => {
  const { clinician, id } = await house.raise();
  await house.card('lena', id);
  await house.state(id, 'notified');
  expect(house.cards('dev', id)).toEqual([]);
  await house.runOut(id);
  await house.card('dev', id);
  await house.card('ines', id);
  await house.told(clinician, 'Nobody has answered yet. Ring:');
  await house.quiet();
  expect(house.sent('lena', id)).toBe(1);

  await house.runOut(id);
  await house.state(id, 'unowned');
  await house.told(clinician, 'Nobody has taken this on. Ring now:');
  await house.quiet();
  for (const who of ['lena', 'dev', 'ines', 'channel'] as const) {
    const one = { who, now: house.cards(who, id).length };
    // The older card is retired: one living card each.
    expect(one).toEqual({ who, now: 1 });
  }
  expect(house.sent('lena', id)).toBe(2);
  const alerts = house
    .connector()
    .received.filter(({ made, conversation }) => made && conversation === house.conversationOf('lena'));
  expect(alerts.at(-1)?.activity.channelData).toEqual({ notification: { alert: true } });
  expect(alerts.at(-1)?.activity.summary).not.toMatch(/high|immediate|risk|danger/i);
  const retired = house
    .connector()
    .received.filter(
      ({ method, conversation }) => method === 'PUT' && conversation === house.conversationOf('lena'),
    );
  expect(
    retired.some(({ activity }) => activity.attachments[0].content.metadata.kind === 'escalation-moved'),
  ).toBe(true);

  await house.runOut(id);
  await until('a second round', () => house.sent('lena', id) === 3);
  await house.quiet();
  await until('the line of it', () => house.bot().said().includes('"escalation-unowned"'));
  expect((await audited(id)).filter(({ detail }) => detail.state === 'unowned')).toHaveLength(2);

  await pressOn(house.leads.ines, await house.card('ines', id), 'escalation-take-on');
  await house.told(clinician, 'ines has taken this on');
  await house.quiet();
  expect((await house.row(id)).owner).toBe('ines');
});

test('declined by everybody: it goes on at once, without waiting for any limit', async () => {
  const { id } = await house.raise();
  await pressOn(house.leads.lena, await house.card('lena', id), 'escalation-decline');
  await pressOn(house.leads.dev, await house.card('dev', id), 'escalation-decline');
  expect((await house.row(id)).state).not.toBe('unowned');
  await pressOn(house.leads.ines, await house.card('ines', id), 'escalation-decline');
  await house.state(id, 'unowned');
});

test('acknowledged and then nothing: it comes back to the same step, and the second time it goes on', async () => {
  const { clinician, id } = await house.raise();
  await pressOn(house.leads.lena, await house.card('lena', id), 'escalation-acknowledge');
  await house.quiet();
  await house.runOut(id);
  await until('a new page to the same person', () => house.sent('lena', id) === 2);
  await house.told(clinician, 'Nobody has answered yet. Ring:');
  await house.quiet();
  expect(house.sent('dev', id)).toBe(0);
  await pressOn(house.leads.lena, await house.card('lena', id), 'escalation-acknowledge');
  await house.quiet();
  await house.runOut(id);
  await house.card('dev', id);
});

test.each(forbidden)(
  '403 %s: at once to the next step, never tried again until they are heard from',
  async (code) => {
    house.connector().misbehave({ status: 403, code, conversation: house.conversationOf('lena') });
    const { clinician, id } = await house.raise();
    await house.card('dev', id);
    await house.quiet();
    const tries = () =>
      house
        .connector()
        .received.filter(
          ({ conversation, status }) => conversation === house.conversationOf('lena') && status === 403,
        ).length;
    const before = tries();
    await house.told(clinician, 'Could not be reached in Teams: lena');
    const { id: second } = await house.raise();
    await house.card('dev', second);
    await house.quiet();
    // A shut door is not knocked at again for the next one.
    expect(tries()).toBe(before);
    const reasons = (await audited(second)).flatMap(({ detail }) => detail.unreachable ?? []);
    expect(reasons).toContainEqual({ who: 'lena', why: code });
    house.connector().behave();
    await house.leads.lena.type('hello');
    const { id: third } = await house.raise();
    await house.card('lena', third);
  },
);

test('404, and somebody who never met Askwell: to the next step at once', async () => {
  house.connector().misbehave({ status: 404, conversation: house.conversationOf('lena'), method: 'POST' });
  const { id } = await house.raise();
  await house.card('dev', id);
  await house.quiet();
  house.connector().behave();
  const reasons = (await audited(id)).flatMap(({ detail }) => detail.unreachable ?? []);
  expect(reasons).toContainEqual({ who: 'vera', why: 'never-met' });
});

test('acknowledging stops every page that has not gone out', async () => {
  house.connector().misbehave({ status: 503, conversation: house.conversationOf('lena') });
  const { id } = await house.raise();
  await house.card('channel', id);
  // Between two tries: one that is on its way while somebody answers may still arrive.
  await until('a pause between two tries', async () => {
    const { rows } = await house.db().query(
      `select 1 from post where escalation = $1 and recipient = $2 and tries > 2 and claim is null
         and try_again_at > now() + interval '2 seconds'`,
      [id, people.lena.entra],
    );
    return rows.length === 1;
  });
  await pressInChannel('dev', id, 'escalation-acknowledge');
  house.connector().behave();
  await house.quiet();
  // Longer than the pause after which it would have been tried again.
  await new Promise((go) => setTimeout(go, 4000));
  expect(house.sent('lena', id)).toBe(0);
  expect((await house.row(id)).state).toBe('acknowledged');
});

test('a card that somebody deleted is sent anew', async () => {
  const { id } = await house.raise();
  const first = await house.card('lena', id);
  await house.quiet();
  house.connector().remove(first.id);
  await pressInChannel('dev', id, 'escalation-acknowledge');
  await house.quiet();
  const again = await house.card('lena', id);
  expect(again.id).not.toBe(first.id);
  expect(wordsOf(again.card)).toContain('dev has acknowledged it');
  expect(verbsOf(again)).not.toContain('escalation-acknowledge');
});

/** Somebody presses on the card in the leads' channel. */
async function pressInChannel(who: 'dev', id: string, verb: string) {
  const shared = await house.card('channel', id);
  const { conversation } = shared;
  const person = people[who].entra;
  return pressOn(house.client({ person, conversation, conversationType: 'channel' }), shared, verb);
}
