import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadWords, type Words } from '../../src/content/words.ts';
import { harmfulMoves, type MoveId } from '../../src/core/rehearsal/moves.ts';
import { projectRoot } from '../support/content.ts';
import { openBrowser } from './chromium.ts';
import type { Playground } from './playground.ts';
import { freshChat } from './steps.ts';
import { conversations, type Said } from './what-trainees-say.ts';

// Whole conversations in free words, in a window like Teams. Two patients are played each time, all ten with
//   PATIENTS=all npm run test:browser -- ten-patients
// Screenshots and what was said are left in .data/screenshots/patient-*, for a trainer to read.

const eachTime = ['told-by-the-partner', 'charming-professional'];
const played = Object.entries(conversations).filter(
  ([id]) => process.env.PATIENTS === 'all' || eachTime.includes(id),
);
/** A machine that plays all ten is busy with nothing else; one that runs everything may be. */
const patience = 240_000;
/** Of a card that reaches beyond the window only a part would be in the picture. */
const tallerThanACard = 4500;
/** A model that is learnt anew may misread a line that it used to read; more than that is a worse model. */
const mostMisread = 0.2;

let browser: Browser;
let words: Words;
beforeAll(async () => {
  browser = await openBrowser();
  words = (await loadWords(join(projectRoot, 'locales'))).wordsFor('en-GB');
});
afterAll(() => browser?.close());

test.each(played)(
  '%s is talked to in free words, is read, and is looked back on',
  async (id, said) => {
    const chat = await freshChat(browser, inject('playgroundUrl'));
    await chat.type('rehearse');
    await choose(chat, words.t(`rehearsal/${id}:title`));
    await chat.press(words.t('rehearsal:levels.coached.begin'));
    const name = words.t(`rehearsal/${id}:patient.name`);
    const story = [await chat.cardText()];
    const misread: string[] = [];
    let spoken = 0;
    for (const [says, ...carries] of said) {
      await chat.type(says);
      const card = await chat.cardText();
      story.push(`> ${says}`, card);
      spoken += 1;
      if (card.includes(words.t('rehearsal:debrief.title'))) break;
      expect(card).toContain(name);
      if (!isReadAs(card, carries)) misread.push(says);
      if (spoken === said.length - 1) await chat.screenshot(`patient-${id}-talk`);
    }
    if (!(await chat.cardText()).includes(words.t('rehearsal:debrief.title'))) await chat.type('stop');
    const debrief = await chat.cardText();
    if (story.at(-1) !== debrief) story.push(debrief);
    writeFileSync(join(projectRoot, '.data/screenshots', `patient-${id}.txt`), story.join('\n\n'));
    await chat.page.setViewportSize({ width: 1280, height: tallerThanACard });
    await chat.cardScreenshot(`patient-${id}-debrief`);
    await chat.close();
    expect(misread.length / spoken, misread.join('\n')).toBeLessThanOrEqual(mostMisread);
    for (const move of harmIn(said.slice(0, spoken))) expect(debrief).toContain(nameOf(move));
  },
  patience,
);

/** Every patient of the list has a button with the same word: it is the one beside the title. */
async function choose(chat: Playground, title: string): Promise<void> {
  const line = (await chat.latestCard())
    .getByText(title, { exact: true })
    .locator('xpath=ancestor::*[.//button][1]');
  const before = await chat.look();
  await line.getByRole('button', { name: words.t('rehearsal:buttons.choose'), exact: true }).click();
  await chat.waitForChange(before);
}

const nameOf = (move: MoveId): string => words.t(`rehearsal/common:moves.${move}.name`);
const harmIn = (said: readonly Said[]): MoveId[] =>
  said.flatMap(([, ...moves]) => moves).filter((move) => harmfulMoves.includes(move));

/** "Read as: Listening and reflecting (“sounds”); …": exactly these moves, whichever words decided. */
function isReadAs(card: string, carries: readonly MoveId[]): boolean {
  const [before = ''] = words.t('rehearsal:reading.line', { moves: '' }).split(':');
  const line = card.split('\n').find((one) => one.startsWith(before)) ?? '';
  const read = line
    .slice(before.length + 1)
    .split('; ')
    .map((one) => one.split(' (“')[0]?.trim());
  return read.toSorted().join() === carries.map(nameOf).toSorted().join();
}
