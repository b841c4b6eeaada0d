import { readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { exitStatus, FleetError } from '../../base/index.ts';

/**
 * Acts while no other process does, so that nobody writes what another has just read.
 * The lock is a link that names its process: made in one step, with what it says. One
 * that a killed process left behind is taken away.
 *
 * @throws {FleetError} `FORGE_BUSY` when another process keeps it for ten seconds.
 */
export function withLock<T>(path: string, act: () => T): T {
  const until = Date.now() + patience;
  while (!taken(path)) {
    if (Date.now() > until) throw busy(path);
    const holder = holderOf(path);
    if (holder !== undefined && !isAlive(holder)) removeStale(path, holder);
    else Atomics.wait(pause, 0, 0, 5);
  }
  try {
    return act();
  } finally {
    rmSync(path, { force: true });
  }
}

// --- internal ---

/** Milliseconds. */
const patience = 10_000;
const pause = new Int32Array(new SharedArrayBuffer(4));

function taken(path: string): boolean {
  try {
    symlinkSync(String(process.pid), path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function isAlive(holder: string): boolean {
  try {
    process.kill(Number(holder), 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Two may do this at once: whoever took away the lock of a living process gives it back. */
function removeStale(path: string, holder: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    const found = readlinkSync(aside);
    if (found === holder) rmSync(aside);
    else renameSync(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function busy(path: string): FleetError {
  return new FleetError({
    code: 'FORGE_BUSY',
    what: 'Another process keeps the local forge to itself.',
    where: path,
    fix: 'Wait for it to end, then run this again; if there is none, remove this file.',
    exit: exitStatus.impossible,
  });
}
