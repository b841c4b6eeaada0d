import { defineConfig } from 'vitest/config';

/** Ten thousand hostile requests, and a megabyte of anything: `npm run test:hostile`. */
export default defineConfig({
  test: {
    include: ['test/hostile/**/*.test.ts'],
    isolate: false,
    // Processes, so that each can tell its own processor time.
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 300_000,
  },
});
