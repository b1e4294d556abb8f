import { expect, test } from 'vitest';
import { useOwnHouse } from './support/own-house.ts';

const house = useOwnHouse();

test('asked to stop, it first says that it is not ready, and still takes turns; then it ends in time', async () => {
  await house.start({ ...house.files().env, DRAIN_NOTICE_SECONDS: '2' });
  const clinician = house.client();
  expect(await house.ready()).toMatchObject({ status: 200, ok: true, draining: 'ok' });

  const asked = performance.now();
  const ended = house.bot().stop();
  let found = await house.ready();
  while (!('draining' in found) || found.draining === 'ok') found = await house.ready();
  expect(found).toMatchObject({ status: 503, ok: false, draining: 'draining', database: 'ok' });
  // Whoever spreads the traffic has not heard of it yet.
  expect((await clinician.type('start')).status).toBe(200);
  expect(clinician.inputs().length).toBeGreaterThan(0);

  expect(await ended).toBe(0);
  expect(performance.now() - asked).toBeGreaterThan(2_000);
});
