import { expect, test } from 'vitest';
import { pressOn } from '../support/escalation-cards.ts';
import { buttonsOf, inputsOf } from '../support/walk-card.ts';
import { useWholeHouse } from './support/whole-house.ts';

const house = useWholeHouse();
const cardOf = (answer: Awaited<ReturnType<typeof pressOn>>) => answer.body.value;
const fold = (card: { body: { id?: string; isVisible?: boolean }[] }, id: string) =>
  card.body.find((one) => one.id === id)?.isVisible;

test('advice that says who somebody is comes back open, with a gap, and nothing of it is kept', async () => {
  const { id } = await house.raise();
  const card = await house.card('lena', id);
  const advice = 'Ring the patient on 07700 900123 tonight.';
  const again = cardOf(await pressOn(house.leads.lena, card, 'escalation-advise', { advice }));
  expect(fold(again, 'advise')).toBe(true);
  const filled = inputsOf(again).find((input) => input.id === 'advice');
  expect(filled?.value).toBe('Ring the patient on […] tonight.');
  expect((await house.row(id)).state).not.toBe('acknowledged');
  const clean = { advice: 'Ring the patient tonight.' };
  await pressOn(house.leads.lena, card, 'escalation-advise', clean);
  expect((await house.row(id)).state).toBe('acknowledged');
});

test('closing without an outcome opens the choice, and closes nothing', async () => {
  const { id } = await house.raise();
  const card = await house.card('lena', id);
  const again = cardOf(await pressOn(house.leads.lena, card, 'escalation-close'));
  expect([fold(again, 'finish'), fold(again, 'advise')]).toEqual([true, false]);
  expect(buttonsOf(again).map(({ verb }) => verb)).toContain('escalation-close');
});

test("a clinician's note that is too long comes back as far as it fits", async () => {
  const { clinician, id } = await house.raise();
  await house.told(clinician, 'Sent to');
  const card = clinician.messages().findLast((message) => message.card && house.isAbout(message, id));
  if (!card) throw new Error('the clinician has no card');
  const note = 'word '.repeat(300);
  const again = cardOf(await pressOn(clinician, card, 'escalation-note', { note }));
  expect(fold(again, 'note-or-raise')).toBe(true);
  expect(String(inputsOf(again).find((input) => input.id === 'note')?.value)).toHaveLength(1000);
});
