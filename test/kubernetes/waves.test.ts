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
    const prepare = objects.find(({ kind }) => kind === 'Job')?.metadata.name ?? '';

    const order = [
      'Namespace/eln-biologie',
      'NetworkPolicy/default-deny',
      'PushSecret/database-root',
      'ExternalSecret/database-root',
      'StatefulSet/database',
      `Job/${prepare}`,
      'StatefulSet/web',
      'HTTPRoute/web',
    ].map((name) => waveOf(named(objects, name)));

    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 8]);
    expect(waves.configure).toBe(7);
  });

  it('make the names that nginx resolves before nginx starts', () => {
    const objects = rendered(withParts);

    const parts = ['Service/redis', 'Service/opencloning', 'StatefulSet/redis'].map((name) =>
      waveOf(named(objects, name)),
    );

    expect(Math.max(...parts)).toBeLessThan(waves.web);
  });

  it('keep a claim in the wave of the pod that mounts it, so that a class may wait for it', () => {
    const objects = rendered(withParts);

    const claims = ['database', 'files', 'exports'].map((name) =>
      waveOf(named(objects, `PersistentVolumeClaim/${name}`)),
    );

    expect(claims).toEqual([waves.database, waves.web, waves.web]);
  });
});

// --- internal ---

function named(objects: readonly KubernetesObject[], name: string): KubernetesObject {
  const found = objects.find(({ kind, metadata }) => `${kind}/${metadata.name}` === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}
