import { defineConfig } from 'vitest/config';

/** In a real Chromium: `npm run test:browser`. It is found on PATH or installed from Debian, never skipped. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    // Two browsers that start at once fight for the same two cores.
    fileParallelism: false,
    isolate: false,
    pool: 'forks',
    testTimeout: 60_000,
    // The first run may install the browser.
    hookTimeout: 600_000,
    reporters: ['verbose'],
  },
});
