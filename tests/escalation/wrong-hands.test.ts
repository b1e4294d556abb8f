import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { otherTenant } from '../../scripts/drill/organisation.ts';
import { closings } from '../../src/core/escalation/escalation.ts';
import { leadVerbs, raiserVerbs } from '../../src/core/escalation/who-may.ts';
import { pressing } from '../support/escalation-cards.ts';
import type { TeamsClient } from '../support/teams-client.ts';
import { people, tenant, useWholeHouse } from './support/whole-house.ts';

const house = useWholeHouse();
const inputs = { advice: 'Ring me.', closing: closings[0], note: 'A note.', level: 'immediate' };

/** Whatever the card shows: this person sends this button for this escalation. */
async function forge(teams: TeamsClient, verb: string, escalation: string): Promise<string> {
  const on = {
    id: 'message-of-somebody',
    conversation: teams.conversation,
    text: undefined,
    card: undefined,
  };
  const answer = await teams.post({
    ...teams.base(randomUUID()),
    ...pressing(on, verb, { escalation, ...inputs }),
  });
  expect(answer.status).toBe(200);
  // Nothing is shown in the place of a card that the person had no business with.
  expect(answer.body.type).toBe('application/vnd.microsoft.activity.message');
  return answer.body.value;
}

const snapshotOf = async (id: string) => {
  const { rows } = await house.db().query('select * from escalation where id = $1', [id]);
  const audit = await house.db().query('select count(*)::int as links from audit_event');
  return { row: rows[0], links: audit.rows[0]?.links };
};

test.each(leadVerbs)('%s: nobody but a lead, of this tenant, who did not raise it', async (verb) => {
  const { clinician, id } = await house.raise();
  await house.card('lena', id);
  await house.quiet();
  const before = await snapshotOf(id);
  const stranger = house.client({});
  const elsewhere = house.client({
    person: people.lena.entra,
    tenant: otherTenant,
  });
  const said = [
    await forge(clinician, verb, id),
    await forge(stranger, verb, id),
    await forge(elsewhere, verb, id),
    await forge(house.leads.lena, verb, randomUUID()),
  ];
  expect(await snapshotOf(id)).toEqual(before);
  for (const words of said) expect(words.length).toBeGreaterThan(10);
  for (const words of said) expect(words).not.toContain(String(before.row?.reference));
});

test.each(raiserVerbs)('%s: nobody but the clinician who raised it', async (verb) => {
  const { id } = await house.raise();
  await house.card('lena', id);
  await house.quiet();
  const before = await snapshotOf(id);
  await forge(house.leads.lena, verb, id);
  await forge(house.client({}), verb, id);
  await forge(house.client({ tenant: otherTenant }), verb, id);
  expect(await snapshotOf(id)).toEqual(before);
});

test('a lead who raised it themselves does not answer it', async () => {
  const asLead = house.leads.dev;
  await asLead.type('start');
  await asLead.type('danger');
  await asLead.press('escalate');
  const { rows } = await house
    .db()
    .query<{ id: string }>('select id from escalation where raised_by = $1', [people.dev.entra]);
  const id = rows[0]?.id as string;
  await house.card('lena', id);
  await house.quiet();
  const before = await snapshotOf(id);
  await forge(asLead, 'escalation-take-on', id);
  expect(await snapshotOf(id)).toEqual(before);
});

test('what is no escalation id, and no button of Askwell, is refused and changes nothing', async () => {
  const { id } = await house.raise();
  await house.card('lena', id);
  await house.quiet();
  const before = await snapshotOf(id);
  const on = { id: 'm', conversation: house.leads.lena.conversation, text: undefined, card: undefined };
  for (const [verb, data] of [
    ['escalation-take-on', { escalation: 'not-an-id' }],
    ['escalation-take-on', {}],
    ['escalation-own', { escalation: id }],
    ['escalation-take-on', { escalation: id, by: 'dev', __proto__x: 1, more: { deep: true } }],
  ] as const) {
    const { lena } = house.leads;
    const answer = await lena.post({ ...lena.base(randomUUID()), ...pressing(on, verb, data) });
    expect(answer.body.type).toBe('application/vnd.microsoft.activity.message');
  }
  expect(await snapshotOf(id)).toEqual(before);
  expect(tenant).toBe(before.row?.tenant);
});
