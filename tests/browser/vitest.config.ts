import { defineConfig } from 'vitest/config';

// The browser tests share one trial and one bot: side by side they would read each other's chats.
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.browser.ts'],
    globalSetup: ['./trial.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
