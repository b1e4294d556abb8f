import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPortFree } from '../../scripts/local/ports.ts';
import { openBrowser } from './chromium.ts';
import { clinicianPage, deputyPage, leadPage } from './pages.ts';
import { Playground } from './playground.ts';
import { startTrial } from './start-trial.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('each window shows its own person, and the welcome once', async () => {
  const windows = {
    'Dr Amara Okonkwo': await clinicianPage(browser),
    'Dr Marek Wiśniewski': await leadPage(browser),
    'Siân Prydderch': await deputyPage(browser),
  };
  for (const [name, window] of Object.entries(windows)) {
    const names = Object.keys(windows).map((one) => window.page.getByText(one, { exact: true }).count());
    expect(await Promise.all(names)).toEqual(Object.keys(windows).map((one) => (one === name ? 1 : 0)));
    await window.cards.first().waitFor();
    await window.waitUntilQuiet();
    expect(await window.cards.count()).toBe(1);
    expect(await window.cardText()).toContain('Start an enquiry');
    await window.screenshot(`window-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`);
  }
  for (const window of Object.values(windows)) await window.close();
});

test('all are known before a page is open, nothing counts as sent until one is, and SIGINT stops everything', async () => {
  const trial = await startTrial('two-windows-test');
  try {
    const known = await ask<Known>(
      trial.data,
      `select conversation->>'id' as conversation, conversation->>'serviceUrl' as service from askwell.person order by 2`,
    );
    expect(known.map(({ service }) => service)).toEqual(
      [trial.addresses.clinician, trial.addresses.lead, trial.addresses.deputy]
        .map((address) => `${address.replace('localhost', '127.0.0.1')}/_connector`)
        .toSorted(),
    );
    // A welcome that was not taken back when they were introduced would come later, as a second one.
    expect(await ask(trial.data, 'select id from askwell.turn where sent_at is null')).toEqual([]);
    const leadPort = new URL(trial.addresses.lead).port;
    const lead = known.find(({ service }) => new URL(service).port === leadPort);
    if (!lead) throw new Error('the lead is not known');
    expect(await post(lead, 'Too early')).toBe(503);
    const page = await Playground.open(browser, trial.addresses.lead);
    expect(await post(lead, 'In good time')).toBe(201);
    await page.chat.getByText('In good time').waitFor();
    expect(await page.chat.getByText('Too early').count()).toBe(0);
    await page.close();
    await expect.poll(() => post(lead, 'Too late'), { timeout: 10_000 }).toBe(503);
  } finally {
    await trial.stop('SIGINT');
  }
  expect(await Promise.all(trial.ports.map(isPortFree))).toEqual(trial.ports.map(() => true));
});

/** Where the bot of this trial can write to somebody. */
type Known = { conversation: string; service: string };

/** Asks the database of this trial. */
async function ask<Row extends object>(data: string, question: string): Promise<Row[]> {
  const folder = join(data, 'postgres');
  const password = readFileSync(join(folder, 'askwell-password'), 'utf8').trim();
  const port = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[3];
  const client = new Client(`postgres://postgres:${password}@127.0.0.1:${port}/askwell`);
  await client.connect();
  try {
    return (await client.query<Row>(question)).rows;
  } finally {
    await client.end();
  }
}

/** Posts as the bot does when nobody has asked it anything. Out: the status that the window answered. */
async function post({ conversation, service }: Known, text: string): Promise<number> {
  const answer = await fetch(`${service}/v3/conversations/${encodeURIComponent(conversation)}/activities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text, conversation: { id: conversation } }),
  });
  await answer.body?.cancel();
  return answer.status;
}
