import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm run test:cluster [-- [--all] WORD…]`: the tests on the real thing. `--all` adds
 * the ten idle minutes and the run of 300 instances; other words are vitest's.
 */
const words = process.argv.slice(2);
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const config = ['run', '--config', 'test/cluster/vitest.config.ts'];
const { status } = spawnSync(
  process.execPath,
  [vitest, ...config, ...words.filter((word) => word !== '--all')],
  {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { ...process.env, ...(words.includes('--all') ? { FLEET_CLUSTER_ALL: '1' } : {}) },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
