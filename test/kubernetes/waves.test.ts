import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../lib/kubernetes/index.ts';
import { waveOf, waves } from '../../lib/kubernetes/waves.ts';
import { rendered, table, withParts } from './sample.ts';

describe('the waves of an instance', () => {
  it.each(table)('come in order, in %s', (_slug, instance) => {
    const numbers = rendered(instance).map(waveOf);

    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  });

  it.each(table)('are on ordinary objects, never on hooks, in %s', (_slug, instance) => {
    const annotations = rendered(instance).map(({ metadata }) => metadata.annotations ?? {});

    const without = annotations.filter((each) => !('argocd.argoproj.io/sync-wave' in each));
    const hooks = annotations.filter((each) => 'argocd.argoproj.io/hook' in each);

    expect([...without, ...hooks]).toEqual([]);
  });

  it('follow the design, word by word', () => {
    const objects = rendered(withParts);
    const [prepare, configure] = objects
      .filter(({ kind }) => kind === 'Job')
      .map(({ metadata }) => metadata.name);

    const order = [
      'Namespace/eln-biologie',
      'NetworkPolicy/default-deny',
      'PushSecret/database-root',
      'ExternalSecret/database-root',
      'StatefulSet/database',
      `Job/${prepare}`,
      'StatefulSet/web',
      `Job/${configure}`,
      'HTTPRoute/web',
    ].map((name) => waveOf(named(objects, name)));

    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(configure).toMatch(/^configure-/);
  });

  it('begin to look for drift only when the first configuration has succeeded', () => {
    expect(waveOf(named(rendered(withParts), 'CronJob/drift'))).toBeGreaterThan(waves.configure);
  });

  it('make the names that nginx resolves before nginx starts', () => {
    const objects = rendered(withParts);

    const parts = ['Service/redis', 'Service/opencloning', 'StatefulSet/redis'].map((name) =>
      waveOf(named(objects, name)),
    );

    expect(Math.max(...parts)).toBeLessThan(waves.web);
  });

  it.each(table)('have made what a pod mounts before the pod is made, in %s', (_slug, instance) => {
    const objects = rendered(instance);
    const mounted = objects.filter(({ kind }) => mountable.has(kind));
    const workloads = objects.filter(({ kind }) =>
      ['StatefulSet', 'Job', 'CronJob'].includes(kind),
    );

    const late = workloads.flatMap((workload) =>
      mounted
        .filter(({ metadata }) => names(workload).has(metadata.name))
        .filter((object) => waveOf(object) >= waveOf(workload))
        .map(({ kind, metadata }) => `${kind}/${metadata.name}`),
    );

    expect(late).toEqual([]);
  });
});

// --- internal ---

/** Kinds without which a pod does not start, or that make what it needs. */
const mountable = new Set([
  'Certificate',
  'ConfigMap',
  'ExternalSecret',
  'PersistentVolumeClaim',
  'ServiceAccount',
]);

/** Every text in an object: among them the names of what its pods mount. */
function names(value: unknown): ReadonlySet<string> {
  if (typeof value === 'string') return new Set([value]);
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Object.values(value).flatMap((each) => [...names(each)]));
}

function named(objects: readonly KubernetesObject[], name: string): KubernetesObject {
  const found = objects.find(({ kind, metadata }) => `${kind}/${metadata.name}` === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}
