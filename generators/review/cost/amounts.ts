import type { Manifest } from '../manifest/parse.ts';
import { at, items, type Value } from '../manifest/value.ts';
import type { Amounts } from '../report-cost.ts';
import { quantity } from './quantity.ts';

export const nothing: Amounts = {
  cpuRequest: 0,
  cpuLimit: 0,
  memoryRequest: 0,
  memoryLimit: 0,
  storage: 0,
  objects: 0,
};

/** Whether objects of this kind ask for more than being there. */
export function asks(kind: string): boolean {
  return kind === claim || longRunning.has(kind);
}

/** What one object asks for while it stands. */
export function amountsOf({ kind, body }: Pick<Manifest, 'kind' | 'body'>): Amounts {
  const spec = body.get('spec');
  const one = { ...nothing, objects: 1 };
  if (kind === claim) {
    return { ...one, storage: gibibytes(at(spec, 'resources', 'requests', 'storage')) };
  }
  if (!longRunning.has(kind)) return one;
  const replicas = quantity(at(spec, 'replicas')) ?? 1;
  const pod = at(spec, 'template', 'spec');
  const containers = [
    ...items(at(pod, 'containers')),
    ...items(at(pod, 'initContainers')).filter(staysUp),
  ];
  const sum = (bound: string, of: (container: Value, bound: string) => number) =>
    replicas * containers.reduce<number>((total, container) => total + of(container, bound), 0);
  return {
    ...one,
    cpuRequest: sum('requests', millicores),
    cpuLimit: sum('limits', millicores),
    memoryRequest: sum('requests', mebibytes),
    memoryLimit: sum('limits', mebibytes),
  };
}

/** So many times the other on top: −1 takes it away. */
export function plus(one: Amounts, other: Amounts, times = 1): Amounts {
  return {
    cpuRequest: one.cpuRequest + times * other.cpuRequest,
    cpuLimit: one.cpuLimit + times * other.cpuLimit,
    memoryRequest: one.memoryRequest + times * other.memoryRequest,
    memoryLimit: one.memoryLimit + times * other.memoryLimit,
    storage: one.storage + times * other.storage,
    objects: one.objects + times * other.objects,
  };
}

/** To a hundredth; never minus zero, which JSON would not keep. */
export function rounded(amounts: Amounts): Amounts {
  return {
    cpuRequest: hundredth(amounts.cpuRequest),
    cpuLimit: hundredth(amounts.cpuLimit),
    memoryRequest: hundredth(amounts.memoryRequest),
    memoryLimit: hundredth(amounts.memoryLimit),
    storage: hundredth(amounts.storage),
    objects: hundredth(amounts.objects),
  };
}

export function hundredth(amount: number): number {
  return Math.round(amount * 100) / 100 || 0;
}

// --- internal ---

const claim = 'PersistentVolumeClaim';

/** Kinds whose pods stay. Jobs come and go, and a quota holds them in. */
const longRunning: ReadonlySet<string> = new Set(['StatefulSet', 'Deployment', 'DaemonSet']);

function staysUp(container: Value): boolean {
  return at(container, 'restartPolicy') === 'Always';
}

function millicores(container: Value, bound: string): number {
  return 1000 * (quantity(at(container, 'resources', bound, 'cpu')) ?? 0);
}

function mebibytes(container: Value, bound: string): number {
  return (quantity(at(container, 'resources', bound, 'memory')) ?? 0) / 2 ** 20;
}

function gibibytes(size: Value | undefined): number {
  return (quantity(size) ?? 0) / 2 ** 30;
}
