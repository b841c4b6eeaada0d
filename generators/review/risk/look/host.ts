import type { Manifest } from '../../manifest/parse.ts';
import { at, items, textOf, type Value } from '../../manifest/value.ts';

/** Host names at which an object lets people in. */
export function hostsOf({ kind, body }: Manifest): ReadonlySet<string> {
  const spec = body.get('spec');
  const hosts = new Map<string, () => readonly (Value | undefined)[]>([
    ['HTTPRoute', () => items(at(spec, 'hostnames'))],
    ['Ingress', () => items(at(spec, 'rules')).map((rule) => at(rule, 'host'))],
    ['Gateway', () => items(at(spec, 'listeners')).map((listener) => at(listener, 'hostname'))],
    ['ListenerSet', () => items(at(spec, 'listeners')).map((one) => at(one, 'hostname'))],
  ]);
  return new Set((hosts.get(kind)?.() ?? []).flatMap((host) => textOf(host) ?? []));
}

/** Kinds by which people get in. */
export const doors: ReadonlySet<string> = new Set(['HTTPRoute', 'Ingress', 'ListenerSet']);
