import { afterEach, expect, test } from 'vitest';
import { people } from '../../scripts/drill/organisation.ts';
import { freePort } from '../../scripts/local/ports.ts';
import { until } from '../escalation/support/whole-house.ts';
import { figureIn } from './support/figures-in.ts';
import { useOwnHouse } from './support/own-house.ts';

const house = useOwnHouse();
let port: number;
const scrape = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
const start = async () => {
  port = await freePort();
  await house.start({ ...house.files().env, METRICS_PORT: `${port}` });
};
afterEach(() => {
  port = 0;
});

test('what happens is counted, and nothing of whom', async () => {
  await start();
  const lena = house.client(people.lena.entra);
  await lena.arrive();
  const before = await scrape();
  const clinician = await house.raise();
  await until('the answers noted as sent', async () => {
    const { rows } = await house.database().database.query('select 1 from turn where sent_at is null');
    return rows.length === 0;
  });
  await clinician.repeat();
  await until('the page', () => lena.messages().some(({ card }) => card));
  const text = await until('the delivery counted', async () => {
    const found = await scrape();
    return figureIn(found, 'askwell_deliveries_total{sent="post",outcome="delivered"}') > 0
      ? found
      : undefined;
  });

  const moved = (series: string) => figureIn(text, series) - figureIn(before, series);
  expect(moved('askwell_turns_total{outcome="kept",via="text"}')).toBe(2);
  expect(moved('askwell_turns_total{outcome="kept",via="execute"}')).toBe(1);
  expect(moved('askwell_turns_total{outcome="repeated",via="execute"}')).toBe(1);
  expect(moved('askwell_turn_seconds_count{via="text"}')).toBe(2);
  expect(moved('askwell_answer_seconds_count')).toBe(4);
  expect(figureIn(text, 'askwell_errors_total{code="turn-failed"}')).toBe(0);
  expect(figureIn(text, 'askwell_database_up')).toBe(1);
  expect(figureIn(text, 'askwell_reload_failed')).toBe(0);
  expect(text).toContain('process_resident_memory_bytes');

  const { database } = house.database();
  const { rows } = await database.query<{ text: string }>(
    `select id as text from person union select tenant from person union select id::text from escalation
     union select reference from escalation union select id::text from turn union select id::text from post
     union select conversation ->> 'id' from person`,
  );
  expect(rows.length).toBeGreaterThan(8);
  for (const { text: secret } of rows) expect(secret && text.includes(secret)).toBe(false);
});

test('the figures have a port of their own, and nothing else is there', async () => {
  await start();
  expect((await fetch(`${house.bot().url}/metrics`)).status).toBe(404);
  for (const [method, path] of [
    ['POST', '/metrics'],
    ['GET', '/'],
    ['GET', '/readyz'],
    ['POST', '/api/messages'],
  ]) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: method as string });
    expect([response.status, await response.text()]).toEqual([404, '']);
  }
});

test('a port that is taken costs the figures, not the bot', async () => {
  await start();
  const first = house.bot();
  try {
    await house.start({ ...house.files().env, METRICS_PORT: `${port}` });
    await until('the line', () => house.bot().said().includes('"event":"metrics-not-served"'));
    expect(await house.ready()).toMatchObject({ status: 200, ok: true });
  } finally {
    await first.kill();
  }
});
