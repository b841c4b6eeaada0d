import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm run test:cluster [-- --all] [-- FILE…]`: the tests on the real thing. `--all`
 * adds the ten idle minutes and the run of 300 instances.
 */
const words = process.argv.slice(2);
const vitest = fileURLToPath(import.meta.resolve('vitest/vitest.mjs'));
const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url));
const files = words.filter((word) => word !== '--all');
const child = spawn(process.execPath, [vitest, 'run', '--config', config, ...files], {
  stdio: 'inherit',
  env: { ...process.env, FLEET_CLUSTER_ALL: words.includes('--all') ? '1' : '' },
});
// Ctrl-C reaches vitest by itself; it stops its beds, and then this ends.
process.on('SIGINT', () => undefined);
child.once('exit', (status) => {
  process.exitCode = status ?? 1;
});
