import { defineConfig } from 'vitest/config';

/** Tests that start many processes: `npm run test:process`, apart from the quick suite. */
export default defineConfig({
  test: {
    include: ['test/**/*.process.test.ts'],
    isolate: false,
    pool: 'threads',
    maxWorkers: '100%',
    testTimeout: 120_000,
  },
});
