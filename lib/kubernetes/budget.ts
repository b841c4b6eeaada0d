import type { Resolved } from '../instance/index.ts';
import type { Workload } from '../platform/index.ts';
import { cpu, mebibytes } from './quantity.ts';
import type { Resources } from './types.ts';

/** What one container may use: CPU in millicores, memory and local disk in Mi. */
export interface Budget extends Workload {
  readonly disk: { readonly request: number; readonly limit: number };
}

/** Any job of the fleet, and the init containers of the web pod: one PHP or one dump at a time. */
export const jobBudget: Budget = {
  cpu: { request: 50, limit: 1000 },
  memory: { request: 128, limit: 768 },
  disk: { request: 64, limit: 512 },
};

/** Sessions and nothing else. */
export const redisBudget: Budget = {
  cpu: { request: 10, limit: 250 },
  memory: { request: 32, limit: 128 },
  disk: { request: 16, limit: 128 },
};

/** A Python service for one user at a time. */
export const openCloningBudget: Budget = {
  cpu: { request: 50, limit: 1000 },
  memory: { request: 256, limit: 1024 },
  disk: { request: 64, limit: 512 },
};

/** eLabFTW's cache holds uploads on their way: several of the largest at once. */
export function cacheMi(resolved: Resolved): number {
  return 512 + 4 * resolved.size.web.uploadMi;
}

export function webBudget(resolved: Resolved): Budget {
  const { cpu: cores, memory } = resolved.size.web;
  const cache = cacheMi(resolved);
  return { cpu: cores, memory, disk: { request: 256, limit: cache + 512 } };
}

export function databaseBudget(resolved: Resolved): Budget {
  const { cpu: cores, memory } = resolved.size.database;
  // Temporary tables of large reports go to /tmp.
  return { cpu: cores, memory, disk: { request: 256, limit: 2048 } };
}

/** Requests and limits of a container. */
export function resources(budget: Budget): Resources {
  return { requests: amounts(budget, 'request'), limits: amounts(budget, 'limit') };
}

// --- internal ---

function amounts(budget: Budget, bound: 'request' | 'limit'): Readonly<Record<string, string>> {
  return {
    cpu: cpu(budget.cpu[bound]),
    memory: mebibytes(budget.memory[bound]),
    'ephemeral-storage': mebibytes(budget.disk[bound]),
  };
}
