import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from './chromium.ts';
import { Playground } from './playground.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('npm start gives a page where the bot answers', async () => {
  const playground = await Playground.open(browser, inject('playgroundUrl'));
  await playground.type('hello');
  await playground.screenshot('opens');
  expect(await playground.cardText()).not.toBe('');
});
