/**
 * npm run screenshots: plays the stories that the documents show in the local trial, and leaves the cards in docs/images/.
 * Takes about five minutes: an escalation that nobody owns has to go all the way round first.
 */
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { needChromium, openBrowser } from '../tests/browser/chromium.ts';
import { Playground } from '../tests/browser/playground.ts';
import { startTrial, type Trial } from '../tests/browser/start-trial.ts';
import { beReady, openEnquiry } from '../tests/browser/steps.ts';
import { explain } from './local/plain-error.ts';
import { projectRoot } from './local/where-things-are.ts';

type Windows = { clinician: Playground; lead: Playground };

/** Narrow, so that the words are still large enough when a document shows the card small; high, so that no card is cut. */
const size = { width: 1000, height: 3000 };
/** Three people a minute each, and some time to get there. */
const allTheWayRoundMs = 300_000;

const stories: readonly ((windows: Windows) => Promise<void>)[] = [askAndTell, rehearse, nobodyAnswers];

try {
  needChromium();
  const trial = await startTrial('screenshots');
  const browser = await openBrowser();
  try {
    for (const story of stories) await tell(browser, trial, story);
  } finally {
    await browser.close();
    await trial.stop('SIGTERM');
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function tell(browser: Browser, trial: Trial, story: (windows: Windows) => Promise<void>) {
  const clinician = await open(browser, trial.addresses.clinician);
  const lead = await open(browser, trial.addresses.lead);
  await story({ clinician, lead });
  for (const window of [clinician, lead]) await window.close();
}

async function open(browser: Browser, url: string): Promise<Playground> {
  const window = await Playground.open(browser, url);
  await window.page.setViewportSize(size);
  await window.type('help');
  return window;
}

/**
 * A card alone, never the page: that shows the log of the Playground with the paths of this machine. `before` cuts a long card
 * above the line or button that reads so.
 */
async function take(window: Playground, name: string, before?: string): Promise<void> {
  const card = await window.latestCard();
  // A pointer over a button does not belong to how a card looks.
  await window.page.mouse.move(0, 0);
  await window.waitUntilQuiet();
  await card.scrollIntoViewIfNeeded();
  const whole = await boxOf(card);
  const there = (words: string) =>
    card
      .getByRole('button', { name: words, exact: true })
      .or(card.getByText(words, { exact: true }))
      .first();
  const cut = before === undefined ? undefined : await boxOf(there(before));
  const path = join(projectRoot, 'docs', 'images', `${name}.png`);
  const clip = { ...whole, height: cut ? cut.y - whole.y - 4 : whole.height };
  const { byteLength } = await window.page.screenshot({ path, clip, animations: 'disabled', caret: 'hide' });
  console.log(`docs/images/${name}.png: ${Math.round(byteLength / 1000)} KB`);
}

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (!box) throw new Error('What was to be in the picture cannot be seen.');
  return box;
}

/** Waits until the newest card, which comes or changes unasked, reads so. */
async function reads(window: Playground, words: string, patienceMs = 30_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await window.cardText()).includes(words)) {
    if (Date.now() > end)
      throw new Error(`Waited for "${words}". The card reads:\n${await window.cardText()}`);
    await window.page.waitForTimeout(250);
  }
}

async function askAndTell({ clinician, lead }: Windows): Promise<void> {
  await openEnquiry(clinician, 'With them now');
  await beReady(clinician);
  await clinician.pick('What made you think of harm at home?', 'Anger or stress');
  await clinician.press('Next');
  await clinician.pick('Who is at home, and are they safe?', 'Partner');
  await clinician.press('Next');
  await take(clinician, 'enquiry');
  await clinician.press('Danger now');
  await take(clinician, 'danger');
  await clinician.press('I pressed this by mistake');
  await clinician.type('heard a concern');
  await clinician.press('Skip');
  await clinician.press('Skip');
  await clinician.type('yes');
  while (!(await clinician.cardText()).startsWith('Summary')) await clinician.press('Next');
  await take(clinician, 'summary', 'Why this level');
  await clinician.press('Record text');
  await take(clinician, 'record-text', 'Checklist (not part of the record)');
  await clinician.press('Back');
  await clinician.press('Tell the safeguarding lead');
  await clinician.pick('What do you need?', 'A call back');
  await clinician.fill('What do you want to ask?', 'Shall I refer today? He has asked for help himself.');
  await clinician.press('Tell the lead');
  await reads(lead, 'A clinician asks for a call back');
  await take(lead, 'escalation');
  await lead.press('Acknowledge');
  await lead.press('Take it on');
  await lead.press('Send advice');
  await lead.fill(
    'Your advice to the clinician',
    'Yes, refer today. Ring me before you speak to the family.',
  );
  await lead.press('Send this advice');
  await reads(clinician, 'Ring me before you speak to the family.');
  await take(clinician, 'lead-has-it');
  await lead.press('Close with an outcome');
  await lead.pick('How does it end?', 'A plan was agreed');
  await lead.press('Close it');
  await lead.type('on call');
  await take(lead, 'on-call');
}

async function rehearse({ clinician }: Windows): Promise<void> {
  await clinician.type('rehearse');
  await clinician.press('Choose');
  await clinician.press('With coaching');
  await clinician.type(
    'Hello Craig, I am one of the nurses. That sounds exhausting. What is it like at home?',
  );
  await take(clinician, 'rehearsal');
  await clinician.type('Anyone would lose it with that job. It takes two, and she winds you up.');
  await clinician.type('Thank you for telling me. What do you do when you are angry?');
  await clinician.type('How do they react at home when that happens?');
  await clinician.type('stop');
  await take(clinician, 'looking-back', 'Trust and defensiveness, turn by turn');
}

async function nobodyAnswers({ clinician }: Windows): Promise<void> {
  await openEnquiry(clinician, 'I have seen them');
  await beReady(clinician);
  await clinician.press('Danger now');
  await clinician.press('Tell the lead now');
  await reads(clinician, 'Nobody has taken this on. Ring now:', allTheWayRoundMs);
  await take(clinician, 'nobody-owns-it');
}
