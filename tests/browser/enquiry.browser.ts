import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { openBrowser } from './chromium.ts';
import type { Playground } from './playground.ts';
import { beReady, freshChat, openEnquiry } from './steps.ts';

let browser: Browser;
let chat: Playground;

beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  chat = await freshChat(browser, inject('playgroundUrl'));
});
afterAll(() => browser.close());

const whoIsHome = 'Who is at home, and are they safe?';
const noticed = 'What made you think of harm at home?';

test('in the consultation: one question at a time, danger and back, a restart in between, to the summary', async () => {
  await openEnquiry(chat, 'With them now');
  await chat.screenshot('enquiry-readiness');
  await beReady(chat);
  await chat.pick(noticed, 'Anger or stress');
  await chat.press('Next');
  await chat.press('Next');
  expect(await chat.cardText()).toContain('Please tick at least one.');
  await chat.pick(whoIsHome, 'Partner');
  await chat.pick(whoIsHome, 'Child under 18: the patient, at home or living elsewhere');
  await chat.press('Next');
  expect(await chat.cardText()).toContain('Open questions: 1 of 3');
  await chat.screenshot('enquiry');
  await chat.type('heard a concern');
  expect(await chat.cardText()).toContain('Open questions: 2 of 3');

  await chat.press('Danger now');
  expect(await chat.cardText()).toMatch(/Ring\s+999/);
  await chat.screenshot('danger');
  await chat.press('I pressed this by mistake');
  expect(await chat.cardText()).toContain('Open questions: 2 of 3');

  await chat.press('Pause');
  await chat.screenshot('paused');
  await chat.type('resume');
  expect(await chat.cardText()).toContain('Open questions: 2 of 3');
  await chat.press('Back');
  expect(await chat.cardText()).toContain('Open questions: 1 of 3');
  await chat.press('Next');
  await chat.press('Skip');
  await chat.press('Skip');
  for (let question = 1; question <= 7; question += 1) {
    expect(await chat.cardText()).toContain(`Closer questions: ${question} of 7`);
    if (question === 3) await chat.type('yes');
    else await chat.press('Skip');
  }
  for (let question = 1; question <= 3; question += 1) await chat.press('Skip');
  await chat.press('Skip');
  await chat.press('Skip');
  await chat.screenshot('factors');
  await chat.pick('Recent or coming separation', 'Yes');
  await chat.press('Next');
  await chat.press('Next');
  await chat.press('Next');
  await chat.press('Next');
  const summary = await chat.cardText();
  expect(summary).toContain('At least high');
  expect(summary).toContain('NOT KNOWN');
  expect(summary).toContain('Refer to children’s social care');
  await chat.screenshot('summary');
});

test('afterwards: at most ten cards from the opening to the summary', async () => {
  await openEnquiry(chat, 'I have seen them');
  let cards = 2;
  await beReady(chat);
  await chat.pick(noticed, 'Alcohol or drug use');
  await chat.pick(whoIsHome, 'Someone pregnant: the patient, a partner or ex-partner, or someone at home');
  await chat.screenshot('afterwards-cues-and-household');
  await chat.press('Next');
  await chat.pick('Family may be afraid', 'Yes');
  await chat.screenshot('afterwards-questions');
  while (!(await chat.cardText()).startsWith('Summary')) {
    await chat.press('Next');
    cards += 1;
    expect(cards).toBeLessThan(10);
  }
  await chat.screenshot('afterwards-summary');
});

test('when the patient is not alone nothing is asked, and a safe follow-up is planned', async () => {
  await openEnquiry(chat, 'With them now');
  await beReady(chat, 'No');
  await chat.press('Skip');
  await chat.pick(whoIsHome, 'Partner');
  await chat.press('Next');
  expect(await chat.cardText()).toContain('Risk factors: 1 of 2');
  await chat.press('Summary so far');
  expect(await chat.cardText()).toContain('Plan a safe follow-up');
  await chat.screenshot('not-alone-summary-so-far');
});

test('for a patient who may be harmed: safety today comes first, and the record text can be copied', async () => {
  await openEnquiry(chat, 'With them now', 'Someone may be harming the patient');
  await beReady(chat);
  await chat.pick(noticed, 'Repeated injuries, or a story that does not fit the injury');
  await chat.press('Next');
  await chat.pick(whoIsHome, 'Partner');
  await chat.press('Next');
  expect(await chat.cardText()).toContain('Safety right now: 1 of 5');
  await chat.screenshot('harmed-safety');
  await chat.press('Danger now');
  await chat.press('Carry on: everything is kept');
  expect(await chat.cardText()).toContain('Risk factors: 1 of 2');
  for (let card = 1; card <= 3; card += 1) await chat.press('Next');
  expect(await chat.cardText()).toContain('Immediate danger');
  await chat.press('Record text');
  await chat.screenshot('record-text');
});

test('something looked up in the middle of an enquiry, and back', async () => {
  await openEnquiry(chat, 'With them now');
  await chat.type('what do I say if he asks for couples counseling');
  expect(await chat.cardText()).toContain('0808 802 4040');
  await chat.screenshot('look-up');
  await chat.press('Back to the enquiry');
  expect(await chat.cardText()).toContain('Ready to ask?');
});
