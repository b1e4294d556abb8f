import { expect, test } from 'vitest';
import type { Answered } from '../support/teams-client.ts';
import { opened, useFaultHouse } from './support/fault-house.ts';

const house = useFaultHouse(undefined, { TURNS_PER_10_SECONDS_OF_PERSON: '4' });
const line = 'cannot keep up';
const says = ({ body, sent }: Answered) =>
  JSON.stringify([body?.value ?? '', sent.map(({ text }) => text)]).includes(line);

test('somebody who types too fast hears of it once, politely; then silence, and nothing of it is kept', async () => {
  const teams = house.client();
  for (let i = 0; i < 4; i++) await teams.type('help');
  const told = await teams.type('help');
  expect([told.status, says(told), told.sent.length]).toEqual([200, true, 1]);
  for (let i = 0; i < 5; i++) {
    const silent = await teams.type('help');
    expect([silent.status, silent.sent.length]).toEqual([200, 0]);
  }
  expect(await house.turnsOf(teams)).toBe(4);
});

test('a button is answered with a sentence, then with nothing, and the card stays as it is', async () => {
  const teams = await opened(house.client());
  await teams.type('help');
  await teams.type('answers');
  const before = teams.words();
  const told = await teams.press('resume');
  expect([told.status, told.body.type, says(told)]).toEqual([
    200,
    'application/vnd.microsoft.activity.message',
    true,
  ]);
  const silent = await teams.repeat(house.newId());
  expect([silent.status, silent.body]).toEqual([200, undefined]);
  expect(teams.words()).toBe(before);
});

test('danger and telling the lead pass whatever was before, and colleagues notice nothing', async () => {
  const teams = house.client();
  await teams.type('start');
  for (let i = 0; i < 10; i++) await teams.type('help');
  await teams.type('danger');
  expect(teams.card().metadata.kind).toBe('danger');
  const answer = await teams.press('escalate');
  expect(answer.body.type).toBe('application/vnd.microsoft.card.adaptive');
  expect(await house.rows('select 1 from escalation where raised_by = $1', [teams.person])).toHaveLength(1);
  const colleague = await opened(house.client());
  expect(colleague.card().metadata.kind).toBe('ask');
});
