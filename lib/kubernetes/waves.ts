import type { KubernetesObject } from './object.ts';

/**
 * The order inside an instance: Argo CD applies wave after wave and goes on only
 * when everything of the last one is healthy. Annotations on ordinary objects,
 * never hooks: self-heal skips hooks (facts/engine.md C).
 */
export const waves = {
  namespace: 0,
  /** Quota, limits, network policies, service accounts, generators. */
  boundary: 1,
  /** Generated values go to the vault before anything reads them from there. */
  escrow: 2,
  /**
   * What pods mount: secrets from the vault, certificates, files, claims. Before any pod,
   * for one that could not be made would keep its pod waiting, and Argo CD the pod, for ever.
   */
  secrets: 3,
  /** Optional parts whose names must resolve before nginx starts. */
  parts: 4,
  database: 4,
  prepare: 5,
  web: 6,
  /** eLabFTW's settings, through its API. */
  configure: 7,
  /**
   * What repeats it, only after it has succeeded: two that make the first teams at one
   * time would make them twice.
   */
  drift: 8,
  /** Last: nobody gets in before the jobs have succeeded (law 5). */
  route: 8,
} as const satisfies Record<string, number>;

export type Wave = keyof typeof waves;

export function waveAnnotation(wave: Wave): Readonly<Record<string, string>> {
  return { [waveKey]: String(waves[wave]) };
}

/** Neither pruned nor deleted with its Application, whatever git or a hand does (law 6). */
export const kept: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/sync-options': 'Delete=false,Prune=false',
};

/** The wave that an object of this fleet carries. */
export function waveOf({ metadata }: KubernetesObject): number {
  return Number(metadata.annotations?.[waveKey] ?? 0);
}

// --- internal ---

const waveKey = 'argocd.argoproj.io/sync-wave';
