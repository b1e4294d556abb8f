import type { Browser } from 'playwright-core';
import { Playground } from './playground.ts';

/** A new page at the help card, whatever an earlier test left open. */
export async function freshChat(browser: Browser, url: string): Promise<Playground> {
  const chat = await Playground.open(browser, url);
  await chat.page.setViewportSize({ width: 1280, height: 1400 });
  await chat.type('help');
  return chat;
}

/** Starts an enquiry and answers the opening card. */
export async function openEnquiry(
  chat: Playground,
  timing: string,
  concern = 'The patient may be harming someone',
): Promise<void> {
  await chat.press('Start an enquiry');
  await chat.pick('What are you worried about?', concern);
  await chat.pick('Where are you with this patient?', timing);
  await chat.press('Next');
}

/** Answers the readiness card: everything in order, but for who is in the room. */
export async function beReady(chat: Playground, alone = 'Yes'): Promise<void> {
  await chat.pick('Are you seeing the patient alone?', alone);
  await chat.pick('Is an interpreter needed, and if so, who is it?', 'Not needed');
  await chat.pick('Is the patient free from the effects of alcohol and drugs?', 'Yes');
  await chat.pick('Are you safe to have this conversation?', 'Yes');
  await chat.pick('Do you feel trained for this, and do you know who to ask?', 'Yes');
  await chat.pick('Where does the concern come from?', 'The patient');
  await chat.press('Next');
}
