import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { PlainError } from '../../scripts/local/plain-error.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
const quiet = ['--disable-background-networking', '--disable-component-update'];

/** Says what to install when there is no browser: playwright's own message names a download that may be closed. */
export function needChromium(): void {
  if (existsSync(executablePath)) return;
  throw new PlainError(
    `The browser tests need Chromium and ${executablePath} is not there: run "apt-get install chromium", or set CHROMIUM_PATH to a Chromium of your own.`,
  );
}

/** A headless Chromium; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  needChromium();
  return chromium.launch({ executablePath, headless: true, args: [...flags, ...quiet] });
}
