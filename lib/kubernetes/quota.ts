import type { Resolved } from '../instance/index.ts';
import {
  type Budget,
  databaseBudget,
  jobBudget,
  openCloningBudget,
  redisBudget,
  webBudget,
} from './budget.ts';
import { metadata } from './labels.ts';
import { cpu, gibibytes, mebibytes } from './quantity.ts';
import { claimSizes } from './storage.ts';
import type { LimitRange, ResourceQuota } from './types.ts';

/** Jobs that may run beside the pods at one time: rehearsal, configuration, drift, backup, drill. */
export const jobsAtOnce = 5;

/**
 * What the namespace may use in all: exactly its pods, and the jobs beside them.
 * Claims have room for one more of each, which a restore needs.
 */
export function resourceQuota(resolved: Resolved): ResourceQuota {
  const budgets = podBudgets(resolved);
  const sizes = Object.values(claimSizes(resolved));
  const stored = sizes.reduce((sum, size) => sum + size, 0);
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: metadata(resolved, 'quota', 'boundary'),
    spec: {
      hard: {
        ...amounts('requests', 'request', budgets),
        ...amounts('limits', 'limit', budgets),
        pods: String(budgets.length),
        persistentvolumeclaims: String(sizes.length * 2),
        'requests.storage': gibibytes(stored * 2),
        'services.loadbalancers': '0',
        'services.nodeports': '0',
      },
    },
  };
}

/** No container beyond the largest that the instance has; a modest one where nobody said. */
export function limitRange(resolved: Resolved): LimitRange {
  const budgets = podBudgets(resolved);
  const sizes = Object.values(claimSizes(resolved));
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: metadata(resolved, 'limits', 'boundary'),
    spec: {
      limits: [
        {
          type: 'Container',
          // Nothing that is real asks for less; a container that forgets to ask is told.
          min: { cpu: '5m', memory: '8Mi' },
          max: {
            cpu: cpu(Math.max(...budgets.map((budget) => budget.cpu.limit))),
            memory: mebibytes(Math.max(...budgets.map((budget) => budget.memory.limit))),
            'ephemeral-storage': mebibytes(Math.max(...budgets.map((budget) => budget.disk.limit))),
          },
          default: {
            cpu: cpu(jobBudget.cpu.limit),
            memory: mebibytes(jobBudget.memory.limit),
            'ephemeral-storage': mebibytes(jobBudget.disk.limit),
          },
          defaultRequest: {
            cpu: cpu(jobBudget.cpu.request),
            memory: mebibytes(jobBudget.memory.request),
            'ephemeral-storage': mebibytes(jobBudget.disk.request),
          },
        },
        {
          type: 'PersistentVolumeClaim',
          min: { storage: '1Gi' },
          max: { storage: gibibytes(Math.max(...sizes)) },
        },
      ],
    },
  };
}

// --- internal ---

function podBudgets(resolved: Resolved): readonly Budget[] {
  return [
    webBudget(resolved),
    ...(resolved.database.kind === 'dedicated' ? [databaseBudget(resolved)] : []),
    ...(resolved.switches.has('redis') ? [redisBudget] : []),
    ...(resolved.switches.has('opencloning') ? [openCloningBudget] : []),
    ...Array.from({ length: jobsAtOnce }, () => jobBudget),
  ];
}

function amounts(prefix: string, bound: 'request' | 'limit', budgets: readonly Budget[]) {
  const sum = (part: 'cpu' | 'memory' | 'disk') =>
    budgets.reduce((total, budget) => total + budget[part][bound], 0);
  return {
    [`${prefix}.cpu`]: cpu(sum('cpu')),
    [`${prefix}.memory`]: mebibytes(sum('memory')),
    [`${prefix}.ephemeral-storage`]: mebibytes(sum('disk')),
  };
}
