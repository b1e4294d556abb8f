import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from './chromium.ts';
import { freshChat } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('a patient is picked, spoken to and left, in a window like Teams', async () => {
  const chat = await freshChat(browser, inject('playgroundUrl'));
  await chat.type('rehearse');
  expect(await chat.cardText()).toContain('Stress at work, rows at home');
  await chat.screenshot('rehearsal-list');
  await chat.press('Choose');
  expect(await chat.cardText()).toContain('This touches on');
  await chat.screenshot('rehearsal-briefing');
  await chat.press('With coaching');
  expect(await chat.cardText()).toContain('REHEARSAL');
  await chat.type('Hello Craig, I am one of the nurses. That sounds exhausting. What is it like at home?');
  expect(await chat.cardText()).toContain('Read as');
  await chat.press('Hint');
  await chat.screenshot('rehearsal-talk');
  await chat.type('stop');
  expect(await chat.cardText()).toContain('You stopped here.');
  await chat.screenshot('rehearsal-debrief');
  await chat.press('Close');
  expect(await chat.cardText()).toContain('Rehearsal closed');
});
