import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type RenderedFile, renderInstance } from '../../generators/manifests/index.ts';
import { exitStatus, FleetError, type FleetErrorParts } from '../../lib/base/index.ts';
import type { Programs } from '../../lib/elabftw/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import type { Platform } from '../../lib/platform/index.ts';
import { type FileState, stage, stateOf } from './staging.ts';

/** What a thread is handed: plain data, since nothing else crosses to one. */
export interface RenderJob {
  readonly instances: readonly Instance[];
  readonly platform: Platform;
  readonly programs: Programs;
  readonly out: string;
  /** Whether changed files are staged, or only compared. */
  readonly write: boolean;
}

/** Path → what was found there. */
export type States = [path: string, state: FileState][];

/** What a worker says, several times. */
export type RenderMessage =
  | { readonly states: States; readonly done: number }
  | { readonly error: FleetErrorParts };

/** Told how many instances are done, now and then. */
export type Progress = (done: number) => void;

/**
 * Instances for each thread. A second one needs a second to load the renderer and
 * 150 MB; at 1,000 instances, which one thread renders in 5 s, it saves a third of the
 * time on two idle cores and nothing on busy ones.
 */
const payingInstances = 1000;

/** How many threads to use when nobody says. */
export function defaultJobs(instances: number): number {
  return Math.max(1, Math.min(availableParallelism(), 4, Math.floor(instances / payingInstances)));
}

/** Compares rendered files with those on disk and stages what has changed. */
export function settle(files: readonly RenderedFile[], { out, write }: RenderJob): States {
  return files.map((file) => {
    const state = stateOf(out, file);
    if (write && state !== 'unchanged') stage(out, file);
    return [file.path, state];
  });
}

/** Renders on this thread. */
export function renderHere(job: RenderJob, progress: Progress): States {
  return job.instances.flatMap((instance, index) => {
    const states = settle(renderInstance(instance, job.platform, job.programs), job);
    progress(index + 1);
    return states;
  });
}

/** Renders on several threads; what they say comes in the order of one. */
export async function renderApart(
  job: RenderJob,
  jobs: number,
  progress: Progress,
): Promise<States> {
  const share = Math.ceil(job.instances.length / jobs);
  const dones = new Array<number>(jobs).fill(0);
  const workers = dones.map((_, index) => {
    const instances = job.instances.slice(index * share, (index + 1) * share);
    return startWorker({ ...job, instances });
  });
  try {
    const parts = workers.map((worker, index) =>
      statesOf(worker, (done) => {
        dones[index] = done;
        progress(dones.reduce((sum, count) => sum + count));
      }),
    );
    return (await Promise.all(parts)).flat();
  } finally {
    // After a refusal the others must not go on staging files.
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

// --- internal ---

function startWorker(workerData: RenderJob): Worker {
  return new Worker(new URL('./render-worker.mjs', import.meta.url), { workerData });
}

function statesOf(worker: Worker, progress: Progress): Promise<States> {
  return new Promise((resolve, reject) => {
    const states: States = [];
    worker.on('message', (message: RenderMessage) => {
      if ('error' in message) {
        reject(new FleetError(message.error));
        return;
      }
      states.push(...message.states);
      progress(message.done);
    });
    worker.on('error', reject);
    worker.on('exit', (status) => {
      if (status === 0) resolve(states);
      else reject(broken(status));
    });
  });
}

function broken(status: number): FleetError {
  return new FleetError({
    code: 'RENDER_WORKER',
    what: `A rendering thread ended with status ${status}.`,
    fix: 'Run it again with --jobs 1 to see why.',
    exit: exitStatus.impossible,
  });
}
