import type { Manifest } from '../../../manifest/parse.ts';
import { ciliumWall } from './cilium.ts';
import type { Edge } from './edge.ts';
import type { Selector } from './selector.ts';
import { standardWall } from './standard.ts';

/** What one policy says: whose traffic it holds back, and what it lets through all the same. */
export interface Wall {
  readonly pods: Selector;
  /** Directions in which these pods are closed but for the edges. */
  readonly closes: readonly Edge['direction'][];
  readonly edges: readonly Edge[];
}

/** Kinds that are walls of the network. */
export const wallKinds: ReadonlySet<string> = new Set(['NetworkPolicy', 'CiliumNetworkPolicy']);

/** Undefined for what is no network policy. */
export function wallOf(manifest: Manifest): Wall | undefined {
  if (manifest.kind === 'NetworkPolicy') return standardWall(manifest);
  return manifest.kind === 'CiliumNetworkPolicy' ? ciliumWall(manifest) : undefined;
}
