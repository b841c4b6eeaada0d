import type { SecretKey } from '../elabftw/index.ts';
import { mebibytes } from './quantity.ts';
import type { Volume } from './types.ts';

/** Files that only the pod's own group reads: 0440. */
const groupReads = 0o440;
/** Programs and settings, nothing secret: 0444. */
const allRead = 0o444;

/** Room on the node's disk, gone with the pod. */
export function scratch(name: string, sizeMi: number): Volume {
  return { name, emptyDir: { sizeLimit: mebibytes(sizeMi) } };
}

/** The same in memory, which counts against the container's limit: for what must touch no disk. */
export function memory(name: string, sizeMi: number): Volume {
  return { name, emptyDir: { medium: 'Memory', sizeLimit: mebibytes(sizeMi) } };
}

export function claimVolume(name: string): Volume {
  return { name, persistentVolumeClaim: { claimName: name } };
}

/** A ConfigMap's files. */
export function files(name: string, configMap: string): Volume {
  return { name, configMap: { name: configMap, defaultMode: allRead } };
}

/** One folder of the files of several ConfigMaps. */
export function filesOf(name: string, configMaps: readonly string[]): Volume {
  return {
    name,
    projected: {
      defaultMode: allRead,
      sources: configMaps.map((configMap) => ({ configMap: { name: configMap } })),
    },
  };
}

/** One folder of secret files, each from one key of one Secret; the pod sees no other key. */
export function secretFiles(name: string, keys: Readonly<Record<string, SecretKey>>): Volume {
  return {
    name,
    projected: {
      defaultMode: groupReads,
      sources: Object.entries(keys).map(([path, { secret, key }]) => ({
        secret: { name: secret, items: [{ key, path }] },
      })),
    },
  };
}
