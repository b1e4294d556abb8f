import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { Playground } from './playground.ts';

// The windows of the shared trial, each as a page of its own. Nothing said in one shows in another but through the bot.

export const clinicianPage = (browser: Browser): Promise<Playground> =>
  Playground.open(browser, inject('addresses').clinician);

/** The lead's Teams. Posts in the channel "Safeguarding leads" show here and in no other window. */
export const leadPage = (browser: Browser): Promise<Playground> =>
  Playground.open(browser, inject('addresses').lead);

export const deputyPage = (browser: Browser): Promise<Playground> =>
  Playground.open(browser, inject('addresses').deputy);
