import type { TestProject } from 'vitest/node';
import { needChromium } from './chromium.ts';
import { type Addresses, startTrial } from './start-trial.ts';

declare module 'vitest' {
  interface ProvidedContext {
    addresses: Addresses;
    /** The clinician's window, in which most tests work. */
    playgroundUrl: string;
  }
}

/** Vitest global set-up: one trial for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  needChromium();
  const trial = await startTrial('browser-test');
  project.provide('addresses', trial.addresses);
  project.provide('playgroundUrl', trial.addresses.clinician);
  return () => trial.stop('SIGTERM');
}
