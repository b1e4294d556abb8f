import { defineConfig } from 'vitest/config';
import { projectRoot } from '../../scripts/local/where-things-are.ts';

// The browser tests share one trial and one bot: side by side they would read each other's chats.
export default defineConfig({
  root: projectRoot,
  test: {
    include: ['tests/browser/*.browser.ts'],
    globalSetup: ['tests/browser/trial.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
