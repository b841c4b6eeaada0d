import { defineConfig } from 'vitest/config';

/** Tests on the real thing: `npm run test:cluster`. Each file sets up a bed of its own. */
export default defineConfig({
  test: {
    include: ['test/cluster/**/*.test.ts'],
    // Two beds at once would fight for the same two cores, and tests that wait would fail.
    fileParallelism: false,
    pool: 'forks',
    // What a test waits for has its own deadline, which says what was missing.
    testTimeout: 600_000,
    hookTimeout: 1_800_000,
    // A stage is built up test by test: the rest of a file says nothing after a failure.
    bail: 0,
    reporters: ['verbose'],
  },
});
