import { defineConfig } from 'vitest/config';

/** Some ten thousand reviews of one changed field each: `npm run test:mutation`. */
export default defineConfig({
  test: {
    include: ['test/mutation/**/*.test.ts'],
    isolate: false,
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 300_000,
  },
});
