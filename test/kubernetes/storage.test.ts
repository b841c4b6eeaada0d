import { describe, expect, it } from 'vitest';
import type { Instance } from '../../lib/instance/index.ts';
import { besideWeb } from '../../lib/kubernetes/beside-web.ts';
import { storageChange } from '../../lib/kubernetes/index.ts';
import { ofKind, podOf } from './objects.ts';
import { selects } from './references/services.ts';
import { least, rendered, resolved, table } from './sample.ts';

describe('the claims of an instance', () => {
  it.each(table)('are kept whatever git does, on a class that retains, in %s', (_slug, one) => {
    const claims = ofKind(rendered(one), 'PersistentVolumeClaim');

    const careless = claims.filter(
      ({ metadata, spec }) =>
        metadata.annotations?.['argocd.argoproj.io/sync-options'] !== 'Delete=false,Prune=false' ||
        spec?.storageClassName !== 'eln-retain',
    );

    expect(claims.length).toBeGreaterThanOrEqual(2);
    expect(careless).toEqual([]);
  });

  it('are as large as the instance says, else as its size says', () => {
    const said: Instance = {
      ...least,
      storage: { kind: 'volume', filesGi: 300 },
      database: { kind: 'dedicated', sizeGi: 20 },
    };

    expect(sizes(least)).toEqual({ files: '20Gi', exports: '5Gi', database: '5Gi' });
    expect(sizes(said)).toEqual({ files: '300Gi', exports: '75Gi', database: '20Gi' });
  });

  it('shrink when an object store holds the files', () => {
    expect(sizes(withStore)).toEqual({ files: '1Gi', exports: '5Gi', database: '5Gi' });
  });

  it('may grow', () => {
    const larger: Instance = { ...least, storage: { kind: 'volume', filesGi: 40 } };

    expect(storageChange(resolved(least), resolved(larger))).toEqual([]);
    expect(storageChange(resolved(least), resolved({ ...least, size: 'L' }))).toEqual([]);
  });

  it.each([
    ['files', { ...least, storage: { kind: 'volume', filesGi: 10 } }],
    ['database', { ...least, database: { kind: 'dedicated', sizeGi: 1 } }],
    [
      'database',
      { ...least, database: { kind: 'external', host: 'm.example', name: 'e', ca: 'eln/sols/ca' } },
    ],
  ] as const)('never shrink: %s is refused with the reason', (name, after) => {
    const found = storageChange(resolved(least), resolved(after as Instance));

    expect(found).toEqual([
      expect.objectContaining({ code: 'claim-shrinks', level: 'error', slug: 'sols' }),
    ]);
    expect(found[0]?.en).toContain(`“${name}”`);
    expect(found[0]?.fr).toContain(`« ${name} »`);
  });

  it('do not shrink by a move to an object store either', () => {
    const found = storageChange(resolved(least), resolved(withStore));

    expect(found.map(({ field }) => field)).toEqual(['storage']);
  });

  it('can be mounted beside the web pod, on its node only', () => {
    const [term] = besideWeb.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];

    expect(selects(term?.labelSelector?.matchLabels, podOf(rendered(least), 'web'))).toBe(true);
    expect(term?.topologyKey).toBe('kubernetes.io/hostname');
  });
});

// --- internal ---

const withStore: Instance = {
  ...least,
  storage: { kind: 's3', bucket: 'eln-sols', region: 'o-1', credentials: 'eln/sols/s3' },
};

function sizes(instance: Instance): Readonly<Record<string, unknown>> {
  const claims = ofKind(rendered(instance), 'PersistentVolumeClaim');
  return Object.fromEntries(
    claims.map(({ metadata, spec }) => [metadata.name, spec?.resources?.requests?.['storage']]),
  );
}
