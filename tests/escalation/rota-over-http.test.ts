import { expect, test } from 'vitest';
import { wordsOf } from '../support/walk-card.ts';
import { until, useWholeHouse } from './support/whole-house.ts';

const house = useWholeHouse();

test('leads see what is open, who is on call, who cannot be reached; clinicians see their own only', async () => {
  const { clinician, id } = await house.raise();
  const { id: another } = await house.raise();
  await house.card('lena', id);
  await house.quiet();
  const { reference } = await house.row(id);
  const other = (await house.row(another)).reference;
  const { lena } = house.leads;
  await lena.type('escalations');
  expect(lena.words()).toContain(reference);
  expect(lena.words()).toContain(other);
  await clinician.type('escalations');
  expect(clinician.words()).toContain(reference);
  expect(clinician.words()).not.toContain(other);

  await lena.type('on call');
  expect(lena.card().metadata.kind).toBe('on-call');
  expect(lena.words()).toContain('lena');
  await lena.type('leads');
  expect(lena.card().metadata.kind).toBe('reach');
  expect(lena.words()).toContain('vera');
  const stranger = house.client({});
  await stranger.type('leads');
  expect(stranger.words()).not.toContain('vera');
  await stranger.type('swap');
  expect(stranger.inputs()).toEqual([]);
});

test('a shift is handed over: the new person is told, and is the one who is paged from then on', async () => {
  const { lena, dev } = house.leads;
  await lena.type('swap');
  const choices = (wanted: string) =>
    ((lena.inputs().find(({ id }) => id === wanted)?.choices ?? []) as { value: string }[]).map(
      ({ value }) => value,
    );
  const [shift = 'none'] = choices('shift');
  const offered = choices('person');
  // Nobody is put on duty who cannot be written to.
  expect(offered.toSorted()).toEqual(['dev', 'ines', 'lena']);
  lena.fill({ shift, person: 'dev' });
  await lena.press('swap');
  expect(lena.words()).toContain('Handed over: On call, ');
  const told = await until('the bulletin', () =>
    dev.messages().find(({ card }) => card?.metadata.kind === 'bulletin'),
  );
  expect(wordsOf(told.card)).toContain('lena');
  const { id } = await house.raise();
  await house.card('dev', id);
  await house.quiet();
  expect(house.sent('lena', id)).toBe(0);
});

test('the watch: a heartbeat while all is well; late is logged, and said once in the channel', async () => {
  await until('the heartbeat', () => house.bot().said().includes('"escalations-on-time"'));
  const { id } = await house.raise();
  await house.card('channel', id);
  await house.quiet();
  const { reference } = await house.row(id);
  const stuck = `update post set state = 'waiting', card_id = null, conversation = null, sent_at = null, shown = 0,
    asked_at = now() - interval '10 minutes', try_again_at = now() + interval '1 hour'
    where escalation = $1 and audience = 'lead'`;
  await house.db().query(stuck, [id]);
  await house.bot().stop();
  await house.start();
  await until('the alarm', () => house.bot().said().includes('"escalations-late"'));
  const said = () =>
    house.connector().received.filter(({ made, activity }) => {
      const card = activity?.attachments?.[0]?.content;
      return made && card?.metadata.kind === 'bulletin' && wordsOf(card).includes(reference);
    });
  await until('the word in the channel', () => said().length > 0);
  await house.bot().stop();
  await house.start();
  await until('the alarm again', () => house.bot().said().includes('"escalations-late"'));
  await new Promise((go) => setTimeout(go, 1500));
  expect(said()).toHaveLength(1);
  expect(said()[0]?.conversation).toBe(house.conversationOf('channel'));
});
