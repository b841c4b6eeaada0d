import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const folder = new URL('../../../shared/data/elabftw/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere) {
  process.stderr.write(
    '\nABSENT: ../shared/data/elabftw. Nothing was compared with real installations.\n\n',
  );
}

export default defineConfig({
  test: { include: isThere ? ['test/live-data/**/*.test.ts'] : [], passWithNoTests: !isThere },
});
