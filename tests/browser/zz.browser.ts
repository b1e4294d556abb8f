import { inject, test } from 'vitest';
import { openBrowser } from './chromium.ts';
import { Playground } from './playground.ts';

test('opens', async () => {
  const browser = await openBrowser();
  const p = await Playground.open(browser, inject('playgroundUrl'));
  await p.page.waitForTimeout(2000);
  await p.screenshot('z-open');
  console.log(await p.chat.innerText());
  await p.type('hello');
  await p.screenshot('z-hello');
  console.log(await p.cardText());
  await browser.close();
});
