import { defineConfig } from 'vitest/config';

/** On a real MySQL and a real PHP: `npm run test:data`. Each file starts a server of its own. */
export default defineConfig({
  test: {
    include: ['test/data/**/*.test.ts'],
    globalSetup: ['test/data/bed/setup.ts'],
    // Two servers that initialise at once fight for the same two cores.
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 120_000,
    // The first run downloads MySQL.
    hookTimeout: 600_000,
    reporters: ['verbose'],
  },
});
