import type { ObjectChange } from '../compare/comparison.ts';
import type { Manifest } from '../manifest/parse.ts';
import { at, items, type Value } from '../manifest/value.ts';
import type { Cost } from '../report.ts';
import { quantity } from './quantity.ts';

/** Kinds whose pods stay. Jobs come and go, and a quota holds them in. */
const longRunning: ReadonlySet<string> = new Set(['StatefulSet', 'Deployment', 'DaemonSet']);

/** What the changes add to the requests. An init container that ends counts nothing. */
export function costOf(changes: readonly ObjectChange[]): Cost {
  const sum = { cpu: 0, memory: 0, storage: 0 };
  for (const { before, after } of changes) {
    add(sum, after, 1);
    add(sum, before, -1);
  }
  return {
    cpuMillicores: rounded(sum.cpu * 1000),
    memoryMi: rounded(sum.memory / 2 ** 20),
    storageGi: rounded(sum.storage / 2 ** 30),
  };
}

// --- internal ---

interface Sum {
  cpu: number;
  memory: number;
  storage: number;
}

function add(sum: Sum, manifest: Manifest | undefined, sign: 1 | -1): void {
  if (manifest === undefined) return;
  const spec = manifest.body.get('spec');
  if (manifest.kind === 'PersistentVolumeClaim') {
    sum.storage += sign * (quantity(at(spec, 'resources', 'requests', 'storage')) ?? 0);
  }
  if (!longRunning.has(manifest.kind)) return;
  const replicas = sign * (quantity(at(spec, 'replicas')) ?? 1);
  const pod = at(spec, 'template', 'spec');
  const sidecars = items(at(pod, 'initContainers')).filter(staysUp);
  for (const container of [...items(at(pod, 'containers')), ...sidecars]) {
    sum.cpu += replicas * (quantity(at(container, 'resources', 'requests', 'cpu')) ?? 0);
    sum.memory += replicas * (quantity(at(container, 'resources', 'requests', 'memory')) ?? 0);
  }
}

function staysUp(container: Value): boolean {
  return at(container, 'restartPolicy') === 'Always';
}

/** To a hundredth; never minus zero, which JSON would not keep. */
function rounded(amount: number): number {
  return Math.round(amount * 100) / 100 || 0;
}
