import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instance, writeInstance } from '../../../lib/instance/index.ts';

export const repository = join(import.meta.dirname, '..', '..', '..');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever the end is. */
export function run(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(program, [...args], { cwd }, (_, stdout, stderr) => {
      resolve({ status: child.exitCode, stdout, stderr });
    });
  });
}

/** Runs `fleet` as a user does, in a process of its own. */
export function fleet(words: readonly string[], cwd: string, home = repository): Promise<Ended> {
  return run(process.execPath, [join(home, 'bin', 'fleet.mjs'), ...words], cwd);
}

/** A new temporary folder, which whoever asks removes. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'fleet-test-'));
}

/** Writes instance files as `fleet request open` would. */
export function writeInstances(folder: string, instances: readonly Instance[]): void {
  mkdirSync(folder, { recursive: true });
  for (const instance of instances) {
    writeFileSync(join(folder, `${instance.slug}.ts`), writeInstance(instance));
  }
}

/** Every file below a folder: path → text. Empty folders are told with a slash. */
export function treeOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const found = entries.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    return entry.isDirectory() ? [`${name}/`, ''] : [name, readFileSync(path, 'utf8')];
  });
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
