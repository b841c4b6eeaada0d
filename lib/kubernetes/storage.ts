import type { Resolved } from '../instance/index.ts';
import { metadata } from './labels.ts';
import { gibibytes } from './quantity.ts';
import type { Claim } from './types.ts';
import { kept } from './waves.ts';

/** Names of the claims of an instance. */
export const claims = { files: 'files', exports: 'exports', database: 'database' } as const;
export type ClaimName = keyof typeof claims;
export const claimNames = ['files', 'exports', 'database'] as const satisfies readonly ClaimName[];

/** Sizes in Gi of the claims that an instance has. */
export type ClaimSizes = Readonly<Partial<Record<ClaimName, number>>>;

/**
 * With an object store, uploads and exports go there and the claims hold only what
 * is on its way. Exports can be made again, so a quarter of the files is room
 * enough; a claim of their own, so that a large export fails alone and never fills
 * the volume that holds the data.
 */
export function claimSizes({ storage, database }: Resolved): ClaimSizes {
  const files = storage.kind === 'volume' ? storage.filesGi : 1;
  const exports = storage.kind === 'volume' ? Math.max(5, Math.ceil(storage.filesGi / 4)) : 5;
  return {
    files,
    exports,
    ...(database.kind === 'dedicated' ? { database: database.sizeGi } : {}),
  };
}

/**
 * A claim, as an object of its own and never as a template of a StatefulSet: those
 * cannot grow. A class that waits for its first consumer keeps it pending until then,
 * which holds up nothing: Argo CD's own settings say so (argocd/settings.ts).
 */
export function claim(resolved: Resolved, name: ClaimName): Claim {
  const size = claimSizes(resolved)[name] ?? 0;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadata(resolved, claims[name], 'secrets', kept),
    spec: {
      accessModes: ['ReadWriteOnce'],
      volumeMode: 'Filesystem',
      storageClassName: resolved.cluster.storage.className,
      resources: { requests: { storage: gibibytes(size) } },
    },
  };
}

/** The claims of an instance whose pods are gone: its data, waiting for its end. */
export function retainedClaims(resolved: Resolved): readonly Claim[] {
  const sizes = claimSizes(resolved);
  const names = claimNames.filter((name) => sizes[name] !== undefined);
  return names.map((name) => claim(resolved, name));
}
