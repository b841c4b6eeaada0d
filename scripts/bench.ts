import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeInstance } from '../lib/instance/index.ts';
import { platform } from '../lib/platform/index.ts';
import { generateFleet } from './rim/generate-fleet.ts';
import { print, remark } from './rim/terminal.ts';

/**
 * Measures `fleet render` as a user runs it, a process of its own each time, on 10,
 * 100 and 1,000 made-up instances: time and memory of a first run, and of a second
 * one that must write nothing. `npm run bench`; exit status 1 when a target of issue 3
 * is missed.
 */
const sizes = [10, 100, 1000] as const;
const targets = { seconds: 15, memoryMb: 400 } as const;

const root = mkdtempSync(join(tmpdir(), 'fleet-bench-'));
try {
  await bench();
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  print('instances   first run   ms each   second run   rewritten   memory');
  const rows = [];
  for (const count of sizes) {
    remark(`making ${count} instances…`);
    const folder = join(root, String(count));
    writeFleet(folder, count);
    const first = await render(folder);
    const second = await render(folder);
    rows.push({ count, first, second });
    print(
      [
        String(count).padStart(9),
        seconds(first.ms).padStart(12),
        (first.ms / count).toFixed(1).padStart(10),
        seconds(second.ms).padStart(13),
        String(second.written).padStart(12),
        `${first.memoryMb} MB`.padStart(9),
      ].join(''),
    );
  }
  const [small, middle, large] = rows;
  if (small === undefined || middle === undefined || large === undefined) return;
  const marginal = [slope(small, middle), slope(middle, large)] as const;
  print(
    `one instance more costs ${marginal[0].toFixed(1)} ms up to 100, ${marginal[1].toFixed(1)} ms up to 1,000`,
  );
  judge('1,000 instances', large.first.ms / 1000, targets.seconds, 's');
  judge('memory', large.first.memoryMb, targets.memoryMb, 'MB');
  judge('files rewritten by a second run', large.second.written, 0, '');
}

interface Row {
  readonly count: number;
  readonly first: Measured;
}

interface Measured {
  readonly ms: number;
  readonly memoryMb: number;
  readonly written: number;
}

/** Without what a run costs whatever the fleet is: start, loading, the clusters' files. */
function slope(a: Row, b: Row): number {
  return (b.first.ms - a.first.ms) / (b.count - a.count);
}

function judge(what: string, value: number, limit: number, unit: string): void {
  const good = value <= limit;
  print(`${good ? '✓' : '✗'} ${what}: ${Number(value.toFixed(1))} ${unit} (at most ${limit})`);
  if (!good) process.exitCode = 1;
}

function writeFleet(folder: string, count: number): void {
  const instances = join(folder, 'instances');
  mkdirSync(instances, { recursive: true });
  for (const instance of generateFleet(count, platform)) {
    writeFileSync(join(instances, `${instance.slug}.ts`), writeInstance(instance));
  }
}

/** Runs the command; the child itself tells its peak of memory, all threads together. */
function render(folder: string): Promise<Measured> {
  const peak = join(folder, 'peak');
  const tell = `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads';
     if (isMainThread) process.on('exit', () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
  )}`;
  const fleet = fileURLToPath(new URL('../bin/fleet.mjs', import.meta.url));
  const args = ['--import', tell, fleet, 'render', '--repo', folder];
  const start = performance.now();
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, stdout, stderr) => {
      if (error !== null) return reject(new Error(`${stdout}${stderr}`, { cause: error }));
      const written = Number(/(\d+) files? written/.exec(stdout)?.[1]);
      const memoryMb = Math.round(Number(readFileSync(peak, 'utf8')) / 1024);
      resolve({ ms: performance.now() - start, memoryMb, written });
    });
  });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
