import { defineConfig } from 'vitest/config';

/** Each test kills and restarts whole processes dozens of times: minutes, not seconds. */
export default defineConfig({
  test: {
    include: ['test/kill/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
