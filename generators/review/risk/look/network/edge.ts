import { blockOf, holds, isVast } from './address.ts';
import { type Selector, selectorTold, selects } from './selector.ts';

/** Who is at the other end. */
export type Peer =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'block'; readonly cidr: string; readonly except: readonly string[] }
  /** `namespaces` undefined: those of the policy's own namespace. */
  | { readonly kind: 'pods'; readonly namespaces: Selector | undefined; readonly pods: Selector }
  /** A host name, a pattern of one, or another thing that only its name tells. */
  | { readonly kind: 'name'; readonly name: string };

/** Numbers of one protocol, both ends included; or a port known by its name. */
export type Ports =
  | { readonly protocol: string; readonly from: number; readonly to: number }
  | { readonly protocol: string; readonly name: string };

/** One way that is open: who may speak to whom, at which ports. */
export interface Edge {
  readonly direction: 'ingress' | 'egress';
  /** Pods that the policy is about. */
  readonly pods: Selector;
  readonly peer: Peer;
  /** Undefined: every port. */
  readonly ports: Ports | undefined;
  /** What is looked at inside the connection; empty: nothing is, so everything passes. */
  readonly inside: string;
}

/** Whether all that `narrow` lets through, `wide` lets through too. */
export function admits(wide: Edge, narrow: Edge): boolean {
  return (
    wide.direction === narrow.direction &&
    selects(wide.pods, narrow.pods) &&
    peerAdmits(wide.peer, narrow.peer) &&
    portsAdmit(wide.ports, narrow.ports) &&
    (wide.inside === '' || wide.inside === narrow.inside)
  );
}

/** Whether the other end is nobody in particular. */
export function isOpen({ peer }: Edge): boolean {
  if (peer.kind === 'anyone') return true;
  if (peer.kind === 'name') return peer.name.includes('*') || broadNames.has(peer.name);
  if (peer.kind === 'pods') return peer.namespaces?.size === 0 && peer.pods.size === 0;
  const block = blockOf(peer.cidr);
  return block === undefined || isVast(block);
}

/** `web → 192.0.2.25/32 at 587/TCP`. */
export function edgeTold({ direction, pods, peer, ports, inside }: Edge): string {
  const [own, other] = [selectorTold(pods, 'every pod'), peerTold(peer)];
  const way = direction === 'egress' ? `${own} → ${other}` : `${other} → ${own}`;
  return `${way} at ${portsTold(ports)}${inside === '' ? '' : ` (${inside})`}`;
}

// --- internal ---

const broadNames: ReadonlySet<string> = new Set(['all', 'world', 'cluster']);

function peerAdmits(wide: Peer, narrow: Peer): boolean {
  if (wide.kind === 'anyone') return true;
  if (wide.kind === 'name' && narrow.kind === 'name') return wide.name === narrow.name;
  if (wide.kind === 'pods' && narrow.kind === 'pods') {
    const own = wide.namespaces === undefined && narrow.namespaces === undefined;
    const named =
      wide.namespaces !== undefined && selects(wide.namespaces, narrow.namespaces ?? none);
    const everywhere = wide.namespaces?.size === 0;
    const namespaces = own || everywhere || (named && narrow.namespaces !== undefined);
    return namespaces && selects(wide.pods, narrow.pods);
  }
  return wide.kind === 'block' && narrow.kind === 'block' && blockAdmits(wide, narrow);
}

const none: Selector = new Set();

type BlockPeer = Extract<Peer, { kind: 'block' }>;

function blockAdmits(wide: BlockPeer, narrow: BlockPeer): boolean {
  const [outer, inner] = [blockOf(wide.cidr), blockOf(narrow.cidr)];
  if (outer === undefined || inner === undefined) return wide.cidr === narrow.cidr;
  const kept = narrow.except.flatMap((text) => blockOf(text) ?? []);
  return (
    holds(outer, inner) &&
    wide.except.every((text) => {
      const hole = blockOf(text);
      if (hole === undefined) return narrow.except.includes(text);
      const apart = !holds(hole, inner) && !holds(inner, hole);
      return apart || kept.some((own) => holds(own, hole));
    })
  );
}

function portsAdmit(wide: Ports | undefined, narrow: Ports | undefined): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined || (wide.protocol !== 'ANY' && wide.protocol !== narrow.protocol)) {
    return false;
  }
  if ('name' in wide || 'name' in narrow) {
    return 'name' in wide && 'name' in narrow && wide.name === narrow.name;
  }
  return wide.from <= narrow.from && narrow.to <= wide.to;
}

function peerTold(peer: Peer): string {
  if (peer.kind === 'anyone') return 'anyone';
  if (peer.kind === 'name') return peer.name;
  if (peer.kind === 'block') {
    const holes = peer.except.length === 0 ? '' : ` but ${peer.except.join(', ')}`;
    return `${peer.cidr}${holes}`;
  }
  const pods = selectorTold(peer.pods, 'every pod');
  if (peer.namespaces === undefined) return pods;
  return `${pods} of ${selectorTold(peer.namespaces, 'every namespace')}`;
}

function portsTold(ports: Ports | undefined): string {
  if (ports === undefined) return 'every port';
  if ('name' in ports) return `${ports.name}/${ports.protocol}`;
  const range = ports.from === ports.to ? `${ports.from}` : `${ports.from}-${ports.to}`;
  return `${range}/${ports.protocol}`;
}
