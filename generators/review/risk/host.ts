import type { ObjectChange } from '../compare/comparison.ts';
import type { Manifest } from '../manifest/parse.ts';
import { at, items, textOf } from '../manifest/value.ts';
import { inOrder } from '../tree/order.ts';

/** Host names that a route no longer serves, and those that it serves now. */
export interface HostChange {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** Undefined unless a route that stood before lost or won a host name. */
export function hostChange({ before, after }: ObjectChange): HostChange | undefined {
  if (before === undefined) return undefined;
  const [old, now] = [hostsOf(before), after === undefined ? new Set<string>() : hostsOf(after)];
  const gone = inOrder(old).filter((host) => !now.has(host));
  const come = inOrder(now).filter((host) => !old.has(host));
  return gone.length + come.length === 0 ? undefined : { gone, come };
}

// --- internal ---

function hostsOf({ kind, body }: Manifest): Set<string> {
  const spec = body.get('spec');
  const hosts = {
    HTTPRoute: () => items(at(spec, 'hostnames')),
    Ingress: () => items(at(spec, 'rules')).map((rule) => at(rule, 'host')),
    Gateway: () => items(at(spec, 'listeners')).map((listener) => at(listener, 'hostname')),
    ListenerSet: () => items(at(spec, 'listeners')).map((listener) => at(listener, 'hostname')),
  } as const satisfies Record<string, () => unknown>;
  const found = Object.hasOwn(hosts, kind) ? hosts[kind as keyof typeof hosts]() : [];
  return new Set(found.flatMap((host) => textOf(host) ?? []));
}
