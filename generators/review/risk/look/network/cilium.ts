import type { Manifest } from '../../../manifest/parse.ts';
import { at, isList, isMap, items, textOf, type Value } from '../../../manifest/value.ts';
import type { Edge, Peer, Ports } from './edge.ts';
import { type Selector, selectorOf } from './selector.ts';
import type { Wall } from './wall.ts';

/** Cilium's policy by names. What it denies beside that is held against it as `guard-changed`. */
export function ciliumWall({ body }: Manifest): Wall {
  const spec = body.get('spec');
  const pods = selectorOf(at(spec, 'endpointSelector')) ?? new Set<string>();
  const closes = directions.filter((direction) => items(at(spec, direction)).length > 0);
  return { pods, closes, edges: closes.flatMap((direction) => edgesOf(spec, direction, pods)) };
}

// --- internal ---

const directions = ['ingress', 'egress'] as const;

/** Where Cilium's labels hold the namespace of a pod. */
const namespaceLabel = /^io\.(?:kubernetes\.pod\.namespace|cilium\.k8s\.namespace)/;

function edgesOf(
  spec: Value | undefined,
  direction: Edge['direction'],
  pods: Selector,
): readonly Edge[] {
  const side = direction === 'ingress' ? 'from' : 'to';
  return items(at(spec, direction)).flatMap((rule) => {
    const peers = peersOf(rule, side);
    const others: readonly Peer[] = peers.length === 0 ? [{ kind: 'anyone' }] : peers;
    const places = items(at(rule, 'toPorts')).flatMap(placesOf);
    const open = places.length === 0 ? [{ ports: undefined, inside: '' }] : places;
    return others.flatMap((peer) => open.map((place) => ({ direction, pods, peer, ...place })));
  });
}

function peersOf(rule: Value, side: 'from' | 'to'): readonly Peer[] {
  const all = (field: string) => items(at(rule, field));
  const named = (value: Value | undefined): Peer[] => {
    const name = textOf(value);
    return name === undefined ? [] : [{ kind: 'name', name }];
  };
  return [
    ...all(`${side}Endpoints`).map(podsOf),
    ...all(`${side}Entities`).flatMap(named),
    ...all(`${side}CIDR`).flatMap((cidr) => blockOf(cidr, [])),
    ...all(`${side}CIDRSet`).flatMap((set) => blockOf(at(set, 'cidr'), items(at(set, 'except')))),
    ...all('toFQDNs').flatMap((name) => named(at(name, 'matchName') ?? at(name, 'matchPattern'))),
    ...all('toServices').map((service): Peer => ({ kind: 'name', name: wordsOf(service) })),
  ];
}

function blockOf(cidr: Value | undefined, except: readonly Value[]): Peer[] {
  const text = textOf(cidr);
  if (text === undefined) return [];
  return [{ kind: 'block', cidr: text, except: except.flatMap((one) => textOf(one) ?? []) }];
}

function podsOf(value: Value): Peer {
  const conditions = [...(selectorOf(value) ?? [])];
  const place = conditions.filter((condition) => namespaceLabel.test(condition));
  return {
    kind: 'pods',
    namespaces: place.length === 0 ? undefined : new Set(place),
    pods: new Set(conditions.filter((condition) => !namespaceLabel.test(condition))),
  };
}

function placesOf(value: Value): { ports: Ports | undefined; inside: string }[] {
  const rules = at(value, 'rules');
  const inside = rules === undefined ? '' : wordsOf(rules);
  const ports = items(at(value, 'ports')).map((port): Ports => {
    const protocol = textOf(at(port, 'protocol')) ?? 'ANY';
    const place = textOf(at(port, 'port')) ?? String(at(port, 'port') ?? '0');
    if (!/^\d{1,5}$/.test(place)) return { protocol, name: place };
    const end = at(port, 'endPort');
    const [from, to] = [Number(place), typeof end === 'number' ? end : Number(place)];
    return place === '0' ? { protocol, from: 0, to: 65_535 } : { protocol, from, to };
  });
  return (ports.length === 0 ? [undefined] : ports).map((port) => ({ ports: port, inside }));
}

/** What a part of a policy says, as `dns: *`. */
function wordsOf(value: Value): string {
  if (isMap(value)) return [...value].map(([key, held]) => `${key}: ${wordsOf(held)}`).join(', ');
  if (isList(value)) return value.map(wordsOf).join(', ');
  return textOf(value) ?? String(value);
}
