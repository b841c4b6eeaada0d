import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchRender } from './bench/render.ts';
import { benchReview } from './bench/review.ts';

/**
 * Measures the command as a user runs it, a process of its own each time, on made-up
 * fleets. `npm run bench`; exit status 1 when a target of issue 3 or issue 10 is missed.
 */
const root = mkdtempSync(join(tmpdir(), 'fleet-bench-'));
try {
  await benchRender(root);
  await benchReview(root);
} finally {
  rmSync(root, { recursive: true, force: true });
}
