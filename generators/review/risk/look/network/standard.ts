import type { Manifest } from '../../../manifest/parse.ts';
import { at, items, textOf, type Value } from '../../../manifest/value.ts';
import type { Edge, Peer, Ports } from './edge.ts';
import { selectorOf } from './selector.ts';
import type { Wall } from './wall.ts';

/** Kubernetes' own NetworkPolicy. */
export function standardWall({ body }: Manifest): Wall {
  const spec = body.get('spec');
  const pods = selectorOf(at(spec, 'podSelector')) ?? new Set<string>();
  const closes = directionsOf(spec);
  return { pods, closes, edges: closes.flatMap((direction) => edgesOf(spec, direction, pods)) };
}

// --- internal ---

/** Without `policyTypes`: ingress always, egress if there is a rule for it. */
function directionsOf(spec: Value | undefined): readonly Edge['direction'][] {
  const types = items(at(spec, 'policyTypes')).map(textOf);
  const said = (type: string) => types.includes(type);
  const ingress = types.length === 0 || said('Ingress');
  const egress = types.length === 0 ? items(at(spec, 'egress')).length > 0 : said('Egress');
  return [...(ingress ? (['ingress'] as const) : []), ...(egress ? (['egress'] as const) : [])];
}

function edgesOf(
  spec: Value | undefined,
  direction: Edge['direction'],
  pods: Edge['pods'],
): readonly Edge[] {
  return items(at(spec, direction)).flatMap((rule) => {
    const peers = items(at(rule, direction === 'ingress' ? 'from' : 'to')).map(peerOf);
    const ports = items(at(rule, 'ports')).map(portsOf);
    const others: readonly Peer[] = peers.length === 0 ? [{ kind: 'anyone' }] : peers;
    const places = ports.length === 0 ? [undefined] : ports;
    return others.flatMap((peer) =>
      places.map((place) => ({ direction, pods, peer, ports: place, inside: '' })),
    );
  });
}

function peerOf(value: Value): Peer {
  const cidr = textOf(at(value, 'ipBlock', 'cidr'));
  if (cidr !== undefined) {
    const except = items(at(value, 'ipBlock', 'except')).flatMap((text) => textOf(text) ?? []);
    return { kind: 'block', cidr, except };
  }
  return {
    kind: 'pods',
    namespaces: selectorOf(at(value, 'namespaceSelector')),
    pods: selectorOf(at(value, 'podSelector')) ?? new Set<string>(),
  };
}

function portsOf(value: Value): Ports | undefined {
  const protocol = textOf(at(value, 'protocol')) ?? 'TCP';
  const port = at(value, 'port');
  if (port === undefined || port === null) return { protocol, from: 0, to: 65_535 };
  if (typeof port !== 'number') return { protocol, name: textOf(port) ?? String(port) };
  const end = at(value, 'endPort');
  return { protocol, from: port, to: typeof end === 'number' ? end : port };
}
