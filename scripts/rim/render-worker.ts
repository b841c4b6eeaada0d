import { parentPort, workerData } from 'node:worker_threads';
import { FleetError, type FleetErrorParts } from '../../lib/base/index.ts';
import { type RenderJob, type RenderMessage, renderHere } from './render-jobs.ts';

/** Renders its share of the instances and tells, by the handful, how it found their files. */
const handful = 20;

try {
  const job = workerData as RenderJob;
  for (let from = 0; from < job.instances.length; from += handful) {
    const instances = job.instances.slice(from, from + handful);
    const states = renderHere({ ...job, instances }, () => undefined);
    send({ states, done: from + instances.length });
  }
} catch (error) {
  // A thread boundary keeps an error's text and loses its class.
  send({ error: partsOf(error) });
}

function send(message: RenderMessage): void {
  parentPort?.postMessage(message);
}

function partsOf(error: unknown): FleetErrorParts {
  if (!(error instanceof FleetError)) throw error;
  const { code, what, where, fix, exit } = error;
  return {
    code,
    what,
    exit,
    ...(where === undefined ? {} : { where }),
    ...(fix === undefined ? {} : { fix }),
  };
}
