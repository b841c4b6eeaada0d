import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/**/*.process.test.ts',
      'test/**/*.http.test.ts',
      'test/cluster/**',
      'test/hostile/**',
      'test/kill/**',
      'test/browser/**',
      'test/client/**',
      'test/data/**',
      'test/live-data/**',
      'test/mutation/**',
      'test/scenarios/**',
      'test/workflows/jobs/**',
      '**/node_modules/**',
    ],
    // The modules hold no state of their own, so files may share a worker.
    isolate: false,
    // Processes, so that each can tell its own processor time.
    pool: 'forks',
    // Half of the tests wait for processes that they start: every core has something to do.
    maxWorkers: '100%',
    testTimeout: 30_000,
  },
});
