import { defineConfig } from 'vitest/config';

/** Whole flows with every kill on three forges: minutes, not seconds. */
export default defineConfig({
  test: {
    include: ['test/scenarios/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
