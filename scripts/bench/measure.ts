import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { print } from '../rim/terminal.ts';

/** One run of the command, as a user runs it: a process of its own. */
export interface Measured {
  readonly ms: number;
  /** At its highest, all threads together. */
  readonly memoryMb: number;
  readonly stdout: string;
}

/** Runs the command; the child itself tells its peak of memory. Status 1, a blocking risk, is an answer too. */
export function measured(folder: string, words: readonly string[]): Promise<Measured> {
  const peak = join(folder, '.peak');
  const tell = `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads';
     if (isMainThread) process.on('exit', () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
  )}`;
  const fleet = fileURLToPath(new URL('../../bin/fleet.mjs', import.meta.url));
  const args = ['--import', tell, fleet, ...words, '--repo', folder];
  const start = performance.now();
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (error !== null && error.code !== 1) {
        return reject(new Error(`${stdout.slice(0, 2000)}${stderr}`, { cause: error }));
      }
      const memoryMb = Math.round(Number(readFileSync(peak, 'utf8')) / 1024);
      resolve({ ms: performance.now() - start, memoryMb, stdout });
    });
  });
}

/** Prints a figure beside what it may be at most; the run fails when it is more. */
export function judge(what: string, value: number, limit: number, unit: string): void {
  const good = value <= limit;
  print(`${good ? '✓' : '✗'} ${what}: ${Number(value.toFixed(1))} ${unit} (at most ${limit})`);
  if (!good) process.exitCode = 1;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
