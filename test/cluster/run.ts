import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

/**
 * `npm run test:cluster [-- [--all] FILE…]`: the tests on the real thing. `--all` adds
 * the ten idle minutes and the run of 300 instances.
 */
const words = process.argv.slice(2);
if (words.includes('--all')) process.env['FLEET_CLUSTER_ALL'] = '1';
const vitest = await startVitest(
  'test',
  words.filter((word) => word !== '--all'),
  {
    run: true,
    root: fileURLToPath(new URL('../../', import.meta.url)),
    config: fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
  },
);
await vitest.close();
