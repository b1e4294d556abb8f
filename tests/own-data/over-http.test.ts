import { expect, test } from 'vitest';
import { until, useWholeHouse } from '../escalation/support/whole-house.ts';
import { pressOn } from '../support/escalation-cards.ts';
import { wordsOf } from '../support/walk-card.ts';

const house = useWholeHouse();

/** The tables, those of the queues among them, in which any of these words stands in the clear. */
async function where(...words: string[]): Promise<string[]> {
  const { rows } = await house.db().query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_schema like 'askwell%' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { schema, name } of rows) {
    const { rows: held } = await house
      .db()
      .query<{ row: string }>(`select row_to_json(t)::text as row from ${schema}.${name} t`);
    if (held.some(({ row }) => words.some((word) => row.includes(word)))) found.push(name);
  }
  return [...new Set(found)].sort();
}

test('in the middle of a rehearsal: asked, deleted, the lead’s card without the name, and later nothing left', async () => {
  const { clinician, id } = await house.raise();
  await pressOn(house.leads.lena, await house.card('lena', id), 'escalation-take-on');
  await house.told(clinician, 'lena has taken this on');
  await pressOn(house.leads.lena, await house.card('lena', id), 'escalation-close', { closing: 'advised' });
  await house.told(clinician, 'Closed by lena');
  await house.quiet();
  const named = () =>
    house
      .connector()
      .messages(house.conversationOf('lena'))
      .filter(({ card }) => card && wordsOf(card).includes('Dr Amara Okonkwo')).length;
  expect(named()).toBe(1);

  await clinician.type('rehearse');
  await clinician.press('rehearsal-choose');
  await clinician.press('rehearsal-begin', { where: { level: 'unaided' } });
  await clinician.type('Hello, thank you for coming in today.');
  expect(clinician.card().metadata.kind).toBe('rehearsal-talk');
  await clinician.type('Delete my data.');
  expect(clinician.card().metadata.kind).toBe('my-data-deleting');
  expect(clinician.words()).toContain('Rehearsals (1)');
  await clinician.press('my-data-delete-all');
  expect(clinician.card().metadata.kind).toBe('my-data-deleted');

  await until('the lead’s card without the name', () => named() === 0);
  await house.quiet();
  // The turn's own row is there once its answer was committed; what is written down of sending comes after it.
  expect(await where(clinician.person, clinician.conversation)).toEqual(['person', 'turn']);

  const { person } = clinician;
  await house.db().query(`update person set forget_at = forget_at - interval '2 days',
    last_seen = last_seen - interval '2 days' where id = '${person}'`);
  await house
    .db()
    .query(`update turn set received_at = received_at - interval '2 days' where person = '${person}'`);
  await house.bot().kill();
  await house.start();
  await until('nothing left', async () => (await where(person, clinician.conversation)).length === 0);
  const { rows } = await house.db().query('select removed from retention_run order by begun_at desc limit 1');
  expect(rows[0]?.removed).toMatchObject({ traces: 1 });
});
