import { expect, test } from 'vitest';
import { pressOn, verbsOf } from '../support/escalation-cards.ts';
import type { TeamsClient } from '../support/teams-client.ts';
import { wordsOf } from '../support/walk-card.ts';
import { useWholeHouse } from './support/whole-house.ts';

const house = useWholeHouse();

const ready = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

async function toSummary(teams: TeamsClient): Promise<void> {
  await teams.type('start');
  teams.fill({ pathway: 'may-harm', timing: 'afterwards' });
  await teams.press('answer');
  for (let cards = 0; teams.card().metadata.stage !== 'summary'; cards++) {
    if (cards > 20) throw new Error(`no summary: ${teams.words()}`);
    const ids = teams.inputs().map(({ id }) => id);
    if (ids.includes('seen-alone')) teams.fill(ready);
    if (ids.includes('cues')) teams.fill({ cues: 'alcohol-or-drugs' });
    if (ids.includes('household')) teams.fill({ household: 'partner,child-under-18' });
    if (ids.includes('separation')) teams.fill({ separation: 'yes' });
    await teams.press('answer');
  }
}

test('from the summary in two taps to the lead, and all the way to its close', async () => {
  const clinician = house.client({ name: 'Dr Amara Okonkwo' });
  await toSummary(clinician);
  await clinician.press('go-to', { where: { stage: 'escalating' } });
  expect(clinician.card().metadata.kind).toBe('escalate');
  clinician.fill({ question: 'Do I tell the school?', 'reach-on': '01632 960111' });
  await clinician.press('escalate');

  const { rows } = await house
    .db()
    .query<{ id: string }>('select id from escalation where raised_by = $1', [clinician.person]);
  expect(rows).toHaveLength(1);
  const id = rows[0]?.id as string;
  const own = await house.card('lena', id);
  expect(wordsOf(own.card)).toContain('Do I tell the school?');
  expect(wordsOf(own.card)).toContain('Dr Amara Okonkwo');
  expect(wordsOf(own.card)).toContain('960111');
  const shared = await house.card('channel', id);
  expect(wordsOf(shared.card)).not.toContain('960111');
  await house.told(clinician, 'Sent to');
  expect((await house.row(id)).state).toBe('notified');

  await pressOn(house.leads.lena, own, 'escalation-acknowledge');
  await house.told(clinician, 'Acknowledged by lena');
  await house.quiet();
  const after = await house.card('lena', id);
  expect(after.id).toBe(own.id);
  expect(verbsOf(after)).not.toContain('escalation-acknowledge');
  expect(wordsOf((await house.card('channel', id)).card)).toContain('lena has acknowledged it');

  await pressOn(house.leads.lena, after, 'escalation-take-on');
  await house.told(clinician, 'lena has taken this on');
  await pressOn(house.leads.lena, await house.card('lena', id), 'escalation-ask-for-call');
  await house.told(clinician, 'lena asks you to call');
  await pressOn(house.leads.lena, await house.card('lena', id), 'escalation-advise', {
    advice: 'Speak to the school nurse first.',
  });
  await house.told(clinician, 'Speak to the school nurse first.');
  await pressOn(house.leads.lena, await house.card('lena', id), 'escalation-close', {
    closing: 'plan-agreed',
  });
  await house.told(clinician, 'a plan was agreed');
  await house.quiet();

  expect((await house.row(id)).state).toBe('closed');
  expect(house.cards('lena', id)).toEqual([]);
  expect(house.cards('channel', id)).toEqual([]);
  expect(house.cards('dev', id)).toEqual([]);
});

test('a card that is gone stale changes nothing and says who was first', async () => {
  const { id } = await house.raise();
  const mine = await house.card('lena', id);
  const channelCard = await house.card('channel', id);
  const devInChannel = house.client({
    ...{ person: house.leads.dev.person, conversation: channelCard.conversation, name: 'dev' },
    conversationType: 'channel',
  });
  await pressOn(house.leads.lena, mine, 'escalation-take-on');
  const second = await pressOn(devInChannel, channelCard, 'escalation-take-on');
  expect(second.body.type).toBe('application/vnd.microsoft.activity.message');
  expect(second.body.value).toContain('lena');
  expect(await house.row(id)).toMatchObject({ state: 'owned', owner: 'lena' });
});

test('two leads press at the same moment: one owns it, the other is told who', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await house.raise();
    const mine = await house.card('lena', id);
    const shared = await house.card('channel', id);
    const devInChannel = house.client({
      ...{ person: house.leads.dev.person, conversation: shared.conversation, name: 'dev' },
      conversationType: 'channel',
    });
    const [a, b] = await Promise.all([
      pressOn(house.leads.lena, mine, 'escalation-take-on'),
      pressOn(devInChannel, shared, 'escalation-take-on'),
    ]);
    const { owner, state } = await house.row(id);
    expect(state).toBe('owned');
    expect(['lena', 'dev']).toContain(owner);
    const loser = owner === 'lena' ? b : a;
    expect(JSON.stringify(loser.body)).toContain(String(owner));
  }
});

test('a note, withdrawing, and raising again', async () => {
  const { clinician, id } = await house.raise();
  const mine = await house.card('lena', id);
  const own = await until(clinician, 'escalation-note');
  await pressOn(house.leads.lena, mine, 'escalation-acknowledge');
  const before = house.sent('lena', id);
  await pressOn(clinician, own, 'escalation-note', { note: 'They have left the surgery.' });
  await house.quiet();
  // Whoever holds it gets a new message; the older card only says that it moved.
  expect(house.sent('lena', id)).toBe(before + 1);
  expect(house.cards('lena', id)).toHaveLength(1);
  expect(wordsOf((await house.card('lena', id)).card)).toContain('They have left the surgery.');

  // What names the patient is not kept.
  const revision = (await house.row(id)).revision;
  const refused = await pressOn(clinician, await until(clinician, 'escalation-note'), 'escalation-note', {
    note: 'Her number is 943 476 5919.',
  });
  expect(JSON.stringify(refused.body)).not.toContain('943 476 5919');
  expect((await house.row(id)).revision).toBe(revision);

  await pressOn(clinician, await until(clinician, 'escalation-raise-again'), 'escalation-raise-again', {});
  await house.quiet();
  await pressOn(clinician, await until(clinician, 'escalation-withdraw'), 'escalation-withdraw');
  await house.quiet();
  expect((await house.row(id)).state).toBe('withdrawn');
  expect(house.cards('lena', id)).toEqual([]);
});

/** The clinician's newest card with this button. */
async function until(clinician: TeamsClient, verb: string) {
  for (let tries = 0; tries < 200; tries++) {
    const found = clinician.messages().findLast((message) => message.card && verbsOf(message).includes(verb));
    if (found) return found;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error(`the clinician never saw ${verb}`);
}

test('the same tap twice, under two ids, tells the lead once', async () => {
  const { clinician, id } = await house.raise();
  await clinician.repeat();
  await clinician.repeat('00000000-0000-4000-8000-000000000abc');
  await house.card('lena', id);
  await house.quiet();
  expect(house.sent('lena', id)).toBe(1);
  const { rows } = await house
    .db()
    .query('select 1 from escalation where raised_by = $1', [clinician.person]);
  expect(rows).toHaveLength(1);
});
