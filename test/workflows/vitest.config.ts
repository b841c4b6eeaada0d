import { defineConfig } from 'vitest/config';

/** Jobs of the workflows and pipelines, run as they stand: `npm run test:workflows`. */
export default defineConfig({
  test: {
    include: ['test/workflows/jobs/**/*.test.ts'],
    // The client waits a second between two writes, as GitHub asks.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
