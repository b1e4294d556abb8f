import { expect, test } from 'vitest';
import { blocked, clinician, minutes, monday, useEscalations } from './support/escalation-rig.ts';
import { note, overdue, takeOn, takeOver } from './support/walk-escalation.ts';

const rig = useEscalations();
const everybody = ['marek', 'nia', 'sian', 'farida', clinician];

test('the owner has left the organisation: the reminder is not sent into the void, the next step is told', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.happen(id, takeOn('marek'), monday);
  const { marek: _, ...people } = rig.state.organisation.people;
  rig.change({ people });
  const { escalation } = await rig.happen(id, overdue, minutes(monday, 30));
  expect(escalation.state).toBe('raised');
  expect(await rig.history(id)).toEqual(['raised', 'take-on', 'overdue', 'nobody']);
  expect(await rig.posts(id)).toContain('sian waiting');
});

test('the owner shuts the door: a note that cannot be brought to them brings the escalation to the next', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.happen(id, takeOn('marek'), monday);
  await rig.work(monday);
  await rig.happen(id, note, minutes(monday, 1), 'She has rung back.');
  await rig.work(minutes(monday, 1), { marek: blocked });
  expect((await rig.read(id)).state).toBe('notified');
  expect(await rig.posts(id)).toContain('sian shown');
});

test('who took over keeps it when the former owner cannot be told', async () => {
  await rig.meet(...everybody);
  const { id } = await rig.raise('high', monday);
  await rig.happen(id, takeOn('marek'), monday);
  await rig.work(monday);
  await rig.happen(id, takeOver('nia'), minutes(monday, 1));
  await rig.work(minutes(monday, 1), { marek: blocked });
  expect((await rig.read(id)).state).toBe('owned');
});

test('somebody who was never met is named to the clinician as not reached', async () => {
  await rig.meet('sian', 'farida', clinician);
  const { id } = await rig.raise('high', monday);
  await rig.work(monday);
  const { notReached, reached } = await rig.standing(id, monday);
  expect(notReached).toEqual(['marek']);
  expect(reached.map(({ who }) => who)).toContain('sian');
});
