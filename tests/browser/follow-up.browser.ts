import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from './chromium.ts';
import { beReady, freshChat, openEnquiry } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('it was not safe to ask: a follow-up is planned, changed, listed, moved and done', async () => {
  const chat = await freshChat(browser, inject('playgroundUrl'));
  await openEnquiry(chat, 'I have seen them');
  await beReady(chat, 'No');
  await chat.pick('What made you think of harm at home?', 'Anger or stress');
  await chat.pick('Who is at home, and are they safe?', 'Partner');
  await chat.press('Next');
  for (let cards = 0; !(await chat.cardText()).includes('Who to involve') && cards < 6; cards++)
    await chat.press('Next');
  expect(await chat.cardText()).toContain('has planned a reminder for you on');
  await chat.screenshot('summary-follow-up');

  await chat.press('Change the day');
  await chat.screenshot('follow-up');
  // The first Saturday of the next month: whatever day it is today, that is no working day.
  await (await chat.latestCard()).getByPlaceholder('Select a date...').click();
  await chat.page.getByRole('button', { name: /^Next month/ }).click();
  const firstWeek = chat.page.getByRole('grid').last().getByRole('row').nth(1);
  await firstWeek.getByRole('gridcell').last().getByRole('button').click();
  await chat.press('Change the day');
  expect(await chat.cardText()).toMatch(/at the weekend|a bank holiday/);
  await chat.screenshot('follow-up-weekend');
  await chat.press('Change the day');
  expect(await chat.cardText()).toContain('Askwell will remind you on');
  expect(await chat.cardText()).not.toContain('at the weekend');

  await chat.type('follow-ups');
  await chat.screenshot('follow-ups');
  await chat.press('Move to another day');
  await chat.press('Move to another day');
  await chat.screenshot('follow-up-move');
  await chat.press('Done');
  expect(await chat.cardText()).toContain('You will not be reminded of this again.');
  await chat.screenshot('follow-up-done');
});
