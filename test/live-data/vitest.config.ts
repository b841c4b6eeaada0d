import { lstatSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// A dangling link is there, and broken: that fails. `FLEET_LIVE_DATA=required` lets nothing be absent.
const isThere =
  process.env['FLEET_LIVE_DATA'] === 'required' ||
  lstatSync(new URL('../../../shared/data/elabftw', import.meta.url), {
    throwIfNoEntry: false,
  }) !== undefined;
if (!isThere) {
  process.stderr.write(
    '\nABSENT: ../shared/data/elabftw. Nothing was compared with real installations.\n\n',
  );
}

export default defineConfig({
  test: {
    include: isThere ? ['test/live-data/**/*.test.ts'] : [],
    passWithNoTests: !isThere,
    testTimeout: 30_000,
  },
});
