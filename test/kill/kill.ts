import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A `fleet` command that will be killed. */
export interface Run {
  /** Words after `fleet`. */
  readonly words: readonly string[];
  readonly cwd: string;
  /** Folders whose effects count. */
  readonly roots: readonly string[];
}

export type When = 'before' | 'middle' | 'after';

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const moment = '2026-11-24T12:00:00Z';
const repository = join(import.meta.dirname, '..', '..');
const preload = pathToFileURL(join(import.meta.dirname, 'preload.mjs')).href;

/** Runs the command to its end and tells, one line each, what it did to the world. */
export async function effectsOf(run: Run): Promise<{ effects: string[]; ended: Ended }> {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-kill-'));
  const log = join(folder, 'effects');
  const ended = await start(run, { FLEET_KILL_LOG: log });
  const effects = readFileSync(log, 'utf8').split('\n').slice(0, -1);
  rmSync(folder, { recursive: true });
  return { effects, ended };
}

/** Runs the command and kills it at this effect, counted from 1. */
export async function killAt(run: Run, effect: number, when: When): Promise<Ended> {
  return start(run, { FLEET_KILL_AT: String(effect), FLEET_KILL_WHEN: when });
}

/** Runs the command undisturbed. */
export async function runWhole(run: Run): Promise<Ended> {
  return start(run, {});
}

// --- internal ---

function start({ words, cwd, roots }: Run, kill: Readonly<Record<string, string>>): Promise<Ended> {
  const args = ['--import', preload, join(repository, 'bin', 'fleet.mjs'), ...words];
  // The same run makes the same commits, whenever it is.
  const dates = { GIT_AUTHOR_DATE: moment, GIT_COMMITTER_DATE: moment };
  const env = { ...process.env, ...dates, ...kill, FLEET_KILL_ROOTS: roots.join(delimiter) };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd, env }, (_, stdout, stderr) => {
      resolve({ status: child.exitCode, signal: child.signalCode, stdout, stderr });
    });
  });
}
