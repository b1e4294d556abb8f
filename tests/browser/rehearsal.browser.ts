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
  await chat.type('Anyone would lose it with that job. It takes two, and she winds you up.');
  await chat.type('And what do you do when you are angry?');
  await chat.type('stop');
  expect(await chat.cardText()).toContain('You stopped here.');
  expect(await chat.cardText()).toContain('What went well');
  await chat.screenshot('rehearsal-debrief');
  for (const part of ['Turn by turn', 'What was asked', 'The points', 'What it leads to']) {
    await chat.press(part);
    expect(await chat.cardText()).toContain('The overview');
    await chat.screenshot(`rehearsal-${part.toLowerCase().replaceAll(' ', '-')}`);
  }
  await chat.press('The overview');
  await chat.cardScreenshot('rehearsal-debrief-card');
  await chat.press('Close');
  expect(await chat.cardText()).toContain('Rehearsal closed');
  await chat.type('export');
  await chat.screenshot('rehearsal-export');
  await chat.type('progress');
  expect(await chat.cardText()).toContain('Your rehearsals');
});
