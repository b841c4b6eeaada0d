import { defineConfig } from 'vitest/config';

/**
 * GitHub and GitLab over HTTP, on servers of this machine, held against what they publish:
 * `npm run test:forge`. Needs the package registry once.
 */
export default defineConfig({
  test: {
    include: ['test/forge/**/*.http.test.ts'],
    globalSetup: ['test/forge/github/openapi/setup.ts'],
    isolate: false,
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 30_000,
  },
});
