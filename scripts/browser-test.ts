import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { needChromium } from '../tests/browser/chromium.ts';
import { explain } from './local/plain-error.ts';
import { projectRoot } from './local/where-things-are.ts';

// `npm run test:browser`: the tests in tests/browser, in a real browser, against the trial as `npm start` runs it.
// What is written after `--` goes to vitest: npm run test:browser -- enquiry

try {
  needChromium();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const config = join(projectRoot, 'tests', 'browser', 'vitest.config.ts');
const run = spawn(process.execPath, [vitest, 'run', '--config', config, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// Ctrl-C reaches the test run as well, which stops the trial; ending here first would leave it to nobody.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.kill(signal));
run.on('exit', (code) => process.exit(code ?? 1));
