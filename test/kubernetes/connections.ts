import type { Instance } from '../../lib/instance/index.ts';
import type { KubernetesObject } from '../../lib/kubernetes/index.ts';
import { podsOf } from './objects.ts';
import { mayConnect, type Party } from './reach.ts';
import { resolved } from './sample.ts';

/** Every port at which anybody of this world listens. */
const ports = [443, 587, 3306, 6379, 8000, 8080];

/** Every connection that is possible between any two, the pods of the instance at one end at least. */
export function connections(
  instance: Instance,
  objects: readonly KubernetesObject[],
): readonly string[] {
  const { namespace } = resolved(instance);
  const own = Object.values(pods(instance, objects));
  const { dns: _, ...others } = parties(instance);
  const everybody = [...own, ...Object.values(others)];
  return everybody
    .flatMap((from) =>
      everybody.flatMap((to) =>
        from === to || (!own.includes(from) && !own.includes(to))
          ? []
          : ports
              .filter((port) => port === to.port || to.port === undefined)
              .filter((port) => mayConnect(objects, namespace, from, to, port))
              .map((port) => `${from.name} → ${to.name}:${port}`),
      ),
    )
    .toSorted();
}

type Listener = Party & { readonly port?: number };

export function pods(
  instance: Instance,
  objects: readonly KubernetesObject[],
): Record<'web', Listener> & Record<string, Listener> {
  const { namespace } = resolved(instance);
  const found = podsOf(objects).map(({ labels }) => {
    const name = labels['eln.fleet/role'] ?? '';
    return [name, { name, namespace, labels }] as const;
  });
  return { web: { name: 'missing' }, ...Object.fromEntries(found) };
}

export function parties(
  instance: Instance,
): Record<'gateway' | 'mail' | 'dns', Listener> & Record<string, Listener> {
  const { cluster } = resolved(instance);
  const { network, gateway } = cluster;
  const outside = (name: string, { host, port, cidrs }: typeof network.mail): Listener => ({
    name,
    host,
    port,
    address: (cidrs[0] ?? '').replace(/\/\d+$/, ''),
  });
  return {
    gateway: { name: 'gateway', namespace: gateway.namespace, labels: gateway.podLabels },
    dns: { name: 'dns', namespace: network.dns.namespace, labels: network.dns.podLabels },
    mail: outside('mail', network.mail),
    identity: outside('identity', network.identity),
    timestamp: outside('timestamp', network.timestamp),
    objectStore: outside('object-store', network.objectStore),
    database: outside('external-database', network.database),
    // Another instance: the same labels, another namespace.
    neighbour: { name: 'neighbour', namespace: 'eln-other', labels: { 'eln.fleet/role': 'web' } },
    world: { name: 'world', host: 'elsewhere.example', address: '8.8.8.8' },
  };
}
