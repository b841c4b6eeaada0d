import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../bed/until.ts';

const main = fileURLToPath(new URL('../bed/main.ts', import.meta.url));

/** Programs of a bed: four of Kubernetes, four of Argo CD. */
const programs = 8;

let bed: ChildProcess | undefined;
afterEach(() => {
  bed?.kill('SIGKILL');
});

describe('a bed leaves no process behind', () => {
  it('when it is asked to stop', async () => {
    const { folder, pids, ended } = await startApart();

    bed?.kill('SIGINT');
    await ended;

    expect(pids).toHaveLength(programs);
    expect(pids.filter(lives)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('when whoever started it is killed', async () => {
    const { folder, pids, ended } = await startApart();

    bed?.kill('SIGKILL');
    await ended;

    await until('every program has ended', 10, () => pids.filter(lives).length === 0);
    expect(pids).toHaveLength(programs);
    rmSync(folder, { recursive: true, force: true });
  });
});

interface Apart {
  readonly folder: string;
  readonly pids: readonly number[];
  readonly ended: Promise<void>;
}

/** `npm run cluster` in a process of its own, once it says that all is there. */
async function startApart(): Promise<Apart> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'confine'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, FLEET_KUBECONFIG: '' },
  });
  bed = child;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const folder = /KUBECONFIG=(?<folder>.*)\/kubeconfig$/.exec(line)?.groups?.['folder'];
    if (folder !== undefined) return { folder, pids: childrenOf(child.pid), ended };
  }
  throw new Error('the bed ended before it was there');
}

/** The servers that a bed's driver started: they are its children, whatever they are called. */
function childrenOf(parent: number | undefined): readonly number[] {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return list
    .split('\n')
    .map((line) => line.trim().split(/ +/))
    .filter(
      ([, ppid, command = '']) => Number(ppid) === parent && /\/(?:kube|argocd)$/.test(command),
    )
    .map(([pid]) => Number(pid));
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
