import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from './chromium.ts';
import { freshChat } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('somebody sees what is held about them, and has it deleted', async () => {
  const chat = await freshChat(browser, inject('playgroundUrl'));
  await chat.press('Start an enquiry');
  await chat.type('my data');
  expect(await chat.cardText()).toContain('What Askwell holds about you');
  await chat.cardScreenshot('my-data');
  await chat.press('Export as text');
  await chat.cardScreenshot('my-data-export');
  await chat.type('delete my data');
  expect(await chat.cardText()).toContain('Delete all your data?');
  await chat.cardScreenshot('delete-my-data');
  await chat.press('Delete everything');
  expect(await chat.cardText()).toContain('Your data is deleted');
  await chat.cardScreenshot('my-data-deleted');
  await chat.type('resume');
  expect(await chat.cardText()).not.toContain('What are you worried about?');
});

test('a lead sees how long things are kept; danger in other words comes before any other answer', async () => {
  const { clinician, lead } = inject('addresses');
  const chat = await freshChat(browser, lead);
  await chat.type('retention');
  expect(await chat.cardText()).toContain('How long things are kept');
  await chat.cardScreenshot('retention');
  const other = await freshChat(browser, clinician);
  await other.type('help he is attacking me');
  expect(await other.cardText()).toContain('Danger right now');
  expect(await other.cardText()).toContain('999');
  await other.cardScreenshot('danger-in-words');
});
