import { defineConfig } from 'vitest/config';

/** Needs Python, and the package registry once: `npm run test:client`. */
export default defineConfig({
  test: { include: ['test/client/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 300_000 },
});
